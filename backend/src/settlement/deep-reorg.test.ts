import { expect } from 'chai';
import type { Order } from '@topsteel/domain/api';
import { accountOf, escrowOnchain } from '@topsteel/domain/ledger';
import { openMarket, type Market } from '../../test/market/open-market.ts';
import { MAX_AMOUNT, SELLER_ACCOUNT } from '../../test/market/stock-market.ts';
import { NoteRefusals } from '../chain-watch/index.ts';
import { enterGroup } from '../ledger/index.ts';

const CAPTURED = 3_587_040_000n;

describe('settlement: when the chain takes back what was final', () => {
  let market: Market;
  beforeEach(async () => (market = await openMarket()));
  afterEach(async () => market.close());

  const authorized = (order: Order, block: number) =>
    market.emit(
      'PaymentAuthorized',
      {
        paymentId: order.payment.paymentId as `0x${string}`,
        payer: market.wallet.address,
        receiver: SELLER_ACCOUNT,
        terms: order.payment.terms as never,
      },
      { block, status: 'final' },
    );
  const captured = (paymentId: string, block: number) =>
    market.emit(
      'DeliveryCaptured',
      {
        paymentId: paymentId as `0x${string}`,
        amount: CAPTURED.toString(),
        totalGrams: '4982000',
        refundable: CAPTURED.toString(),
      },
      { block, log: 1, status: 'final' },
    );
  const balance = async (code: string) => {
    const { items } = await market.books.accounts({ code });
    return items.reduce((sum, account) => sum + BigInt(account.balanceMinor), 0n);
  };
  const workItems = async () => {
    const { rows } = await market.database.sql.query<{ reason: string; outcome: string | null }>(
      `SELECT reason, outcome FROM work_item WHERE kind = 'chain-difference'`,
    );
    return rows;
  };

  it('undoes payment and capture, newest first, and books both again when they come again', async () => {
    const order = await market.pay(await market.order());
    const ids = [await authorized(order, 10), await captured(order.payment.paymentId, 20)];
    await market.hear();
    expect(await balance('escrow_liability')).to.equal(MAX_AMOUNT - CAPTURED);
    expect((await market.read(order)).payment.capturedMinor).to.equal(CAPTURED.toString());

    await market.turn('orphaned', ...ids);
    await market.hear();
    expect(await balance('escrow_liability')).to.equal(0n);
    expect(await balance('escrow_onchain')).to.equal(0n);
    expect(await balance('vendor_payable')).to.equal(0n);
    expect(await balance('commission_revenue')).to.equal(0n);
    expect((await market.read(order)).payment).to.include({ authorizedMinor: '0', capturedMinor: '0' });

    await market.turn('seen', ...ids);
    await market.hear();
    await market.turn('final', ...ids);
    await market.hear();
    expect(await balance('escrow_liability')).to.equal(MAX_AMOUNT - CAPTURED);
    expect((await market.read(order)).payment).to.include({
      capturedMinor: CAPTURED.toString(),
      isFinal: true,
    });
    expect((await market.books.trialBalance()).replayAgrees).to.equal(true);
  });

  it('goes on with all other payments when one event cannot be booked, tells a person, and tries again', async () => {
    const stranger = `0x${'fe'.repeat(32)}` as const;
    const actor = market.wallet.address;
    // Given back without having been held: the books refuse to go below zero.
    await market.emit(
      'PaymentReclaimed',
      { paymentId: stranger, amount: CAPTURED.toString(), capturable: '0', actor },
      { block: 9, status: 'final' },
    );
    const order = await market.pay(await market.order());
    await authorized(order, 10);
    const failure = await market.hear().catch((error: unknown) => (error as Error).message);
    expect(failure).to.match(/would fall below zero/);
    expect(await balance('escrow_onchain')).to.equal(MAX_AMOUNT);
    expect((await market.read(order)).payment).to.include({ state: 'authorized', isFinal: true });

    const note = new NoteRefusals(market.database.prisma);
    await note.run();
    expect(await workItems()).to.deep.equal([]);
    await market.database.sql.query(`UPDATE bridge.event_refusal SET since = since - interval '61 seconds'`);
    await note.run();
    await note.run();
    const [item, ...others] = await workItems();
    expect(others).to.deep.equal([]);
    expect(item?.reason).to.match(/^The marketplace cannot follow PaymentReclaimed of block 9: .*below zero/);
    expect(item?.outcome).to.equal(null);

    await market.database.prisma.transact((tx) =>
      enterGroup(tx, {
        externalRef: 'journal:what was missing',
        orderId: null,
        effectiveAt: new Date(),
        legs: [
          {
            debit: escrowOnchain(31_337, market.chain.deployment.usdc),
            credit: accountOf('escrow_liability', stranger),
            amountMinor: CAPTURED,
            currency: 'USDC',
            code: 'match',
          },
        ],
      }),
    );
    await market.hear();
    await note.run();
    expect((await workItems())[0]?.outcome).to.equal('The event was followed after all.');
    const { rows } = await market.database.sql.query('SELECT 1 FROM bridge.event_refusal');
    expect(rows).to.deep.equal([]);
  });
});
