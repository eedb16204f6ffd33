import { expect } from 'chai';
import { accountOf, type AccountRef } from '@topsteel/domain/ledger';
import { openMarket, type Market } from '../../test/market/open-market.ts';
import { SELLER_ACCOUNT } from '../../test/market/stock-market.ts';
import { enterGroup } from '../ledger/index.ts';
import { distributeCapture, takeBack } from './index.ts';

const effectiveAt = new Date('2026-11-24T09:00:00Z');
/** 3,618 USDC at most are 3,112.45 EUR. */
const ATTEMPT = 311_245n;

describe('payout: dividing an order’s money', () => {
  let market: Market;
  let orderId: string;
  beforeEach(async () => {
    market = await openMarket({ env: { PLATFORM_COUNTRY: 'FR' } });
    orderId = (await market.order()).id;
    await market.database.sql.query(
      `INSERT INTO payment_attempt (id, order_id, rail, currency, amount_minor, reference, state, snapshot, updated_at)
       VALUES (uuidv7(), $1, 'card', 'EUR', $2, 'A1', 'captured', '{}', now())`,
      [orderId, ATTEMPT.toString()],
    );
  });
  afterEach(() => market.close());

  const receive = (amountMinor: bigint, externalRef = 'receipt') =>
    market.database.prisma.transact((tx) =>
      enterGroup(tx, {
        externalRef,
        orderId,
        effectiveAt,
        legs: [
          {
            debit: accountOf('card_clearing', 'stripe'),
            credit: accountOf('order_liability', orderId),
            amountMinor,
            currency: 'EUR',
            code: 'capture',
          },
        ],
      }),
    );
  const observation = () => ({ orderId, currency: 'EUR' as const, effectiveAt, ref: 'test' });
  const capture = (capturedMinor: bigint) =>
    market.database.prisma.transact((tx) => distributeCapture(tx, { ...observation(), capturedMinor }));
  const back = (totalMinor: bigint) =>
    market.database.prisma.transact((tx) => takeBack(tx, { ...observation(), totalMinor }));
  const allocate = (minor: bigint) =>
    market.database.sql.query('UPDATE order_distribution SET allocated_minor = $1', [minor.toString()]);
  const balance = async ({ code, owner }: AccountRef): Promise<string | undefined> =>
    (await market.books.accounts({ code })).items.find((account) => account.owner === owner)?.balanceMinor;
  const seller = SELLER_ACCOUNT.toLowerCase();
  const all = async () => ({
    order: await balance(accountOf('order_liability', orderId)),
    payable: await balance(accountOf('vendor_payable', seller)),
    debt: await balance(accountOf('vendor_debt', seller)),
    commission: await balance(accountOf('commission_revenue')),
    vat: await balance(accountOf('vat_collected', 'FR')),
  });

  it('3,112.45 EUR: 31.12 commission, 6.22 VAT of France on it, 3,075.11 to the seller', async () => {
    await receive(ATTEMPT);
    expect(await capture(ATTEMPT)).to.equal(true);
    expect(await all()).to.deep.equal({
      order: '0',
      payable: '307511',
      debt: undefined,
      commission: '3112',
      vat: '622',
    });
  });

  it('told again, late, or by five at once, changes nothing more', async () => {
    await receive(ATTEMPT);
    await Promise.all([1, 2, 3, 4, 5].map(() => capture(ATTEMPT)));
    expect(await capture(100n)).to.equal(false);
    expect((await all()).payable).to.equal('307511');
    const { items } = await market.books.transfers({ orderId });
    expect(items).to.have.lengthOf(4);
  });

  it('in two captures comes to what one capture comes to', async () => {
    await receive(ATTEMPT);
    await capture(150n);
    await capture(ATTEMPT);
    expect(await all()).to.deep.include({ order: '0', payable: '307511', commission: '3112', vat: '622' });
  });

  it('a refund before the payout comes out of what the seller is owed', async () => {
    await receive(ATTEMPT);
    await capture(ATTEMPT);
    expect(await back(111_245n)).to.equal(true);
    expect(await back(111_245n)).to.equal(false);
    // 2,000.00 stay: 20.00 commission, 4.00 VAT.
    expect(await all()).to.deep.equal({
      order: '111245',
      payable: '197600',
      debt: undefined,
      commission: '2000',
      vat: '400',
    });
  });

  it('a refund after the payout is the seller’s debt, and a refund that fails ends it', async () => {
    await receive(ATTEMPT);
    await capture(ATTEMPT);
    await allocate(307_511n);
    await market.database.prisma.transact((tx) =>
      enterGroup(tx, {
        externalRef: 'paid',
        orderId: null,
        effectiveAt,
        legs: [
          {
            debit: accountOf('vendor_payable', seller),
            credit: accountOf('payout_in_flight', 'p1'),
            amountMinor: 307_511n,
            currency: 'EUR',
            code: 'payout-approved',
          },
        ],
      }),
    );
    await back(ATTEMPT);
    expect(await all()).to.deep.equal({
      order: '311245',
      payable: '0',
      debt: '307511',
      commission: '0',
      vat: '0',
    });
    await back(0n);
    expect(await all()).to.deep.equal({
      order: '0',
      payable: '0',
      debt: '0',
      commission: '3112',
      vat: '622',
    });
  });

  it('nothing is divided that was not received', async () => {
    const refused = await capture(ATTEMPT).then(
      () => null,
      (error: unknown) => error as { code: string },
    );
    expect(refused?.code).to.equal('not-conserved');
    const { rows } = await market.database.sql.query('SELECT * FROM order_distribution');
    expect(rows).to.deep.equal([]);
  });

  it('follows the rule of its quote, not today’s: at least 50 USDC are at least 43.01 EUR', async () => {
    await market.database.sql.query(
      `INSERT INTO commission_rule (id, key, version, name, priority, tariff, valid_from, created_by)
       VALUES (uuidv7(), uuidv7(), 1, 'At least 50', 5, $1, now() - interval '1 hour', 'test')`,
      [
        JSON.stringify({
          components: [{ name: 'Sale', bps: 100, fixedMinor: '0', minimumMinor: null, maximumMinor: null }],
          minimumMinor: '50000000',
          maximumMinor: null,
        }),
      ],
    );
    const before = orderId;
    const later = await market.order();
    expect(later.commission).to.include({ feeBps: 138, feeMinor: '49680000' });
    orderId = later.id;
    await market.database.sql.query(
      `INSERT INTO payment_attempt (id, order_id, rail, currency, amount_minor, reference, state, snapshot, updated_at)
       VALUES (uuidv7(), $1, 'card', 'EUR', $2, 'A2', 'captured', '{}', now())`,
      [orderId, ATTEMPT.toString()],
    );
    await receive(ATTEMPT);
    await capture(ATTEMPT);
    expect((await all()).commission).to.equal('4301');
    orderId = before;
    await receive(ATTEMPT, 'second receipt');
    await capture(ATTEMPT);
    expect((await all()).commission).to.equal('7413');
  });
});
