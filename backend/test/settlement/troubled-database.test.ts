import { expect } from 'chai';
import { FIAT_RECEIPT_KIND, WEIGHT_KIND } from '@topsteel/chain';
import type { Order } from '@topsteel/domain/api';
import type { Market } from '../market/open-market.ts';
import { CAPTURED, openRailTrade, type RailTrade } from '../market/open-rail-trade.ts';
import { BUYER_ACCOUNT, LOT_ID, SELLER_ACCOUNT } from '../market/stock-market.ts';
import { openCardWorld } from '../rail/card-world.ts';
import { checkChain } from '../../src/ledger/infra/ledger-queries.ts';

const ORDERS = 5;
const SEED = 20_261_127;
/** As many as the pool of a process has. */
const CONNECTIONS = 12;
const GRAMS = 4_982_000n;
/** 1 % of 3,085.82 is 30.85; French VAT of 20 % on it, 6.17. */
const [FEE, VAT] = [3_085n, 617n];

/**
 * Every fifth posting, by a seed, is refused as a database does that saw two of them cross: when it is written, or when it is
 * to be committed; as one that cannot be serialized and as a deadlock in turn. What is drawn is not rolled back, so that
 * the next try has another chance.
 */
const CONFLICTS = `
  CREATE SCHEMA fault;
  CREATE SEQUENCE fault.turn;
  CREATE SEQUENCE fault.bite;
  CREATE FUNCTION fault.refuse() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
  BEGIN
    IF abs(hashint8extended(nextval('fault.turn'), ${SEED})) % 5 > 0 THEN RETURN NEW; END IF;
    IF nextval('fault.bite') % 2 = 1 THEN
      RAISE EXCEPTION 'could not serialize access' USING ERRCODE = '40001';
    END IF;
    RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01';
  END $$;
  CREATE TRIGGER refuse_written BEFORE INSERT ON ledger.transfer_group
    FOR EACH ROW EXECUTE FUNCTION fault.refuse();
  CREATE CONSTRAINT TRIGGER refuse_committed AFTER INSERT ON ledger.transfer_group
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fault.refuse();`;

describe('settlement: orders that are settled while the database is in trouble', () => {
  let trade: RailTrade;
  let market: Market;
  let block: number;
  beforeEach(async () => {
    trade = await openRailTrade('card', openCardWorld);
    ({ market } = trade);
    block = 1_000;
    await market.database.sql.query('UPDATE lot SET mass_grams = 900000000, held_grams = 900000000');
  });
  afterEach(() => trade.close());

  /** Weighed and received, and the provider has captured. */
  const received = async (order: Order): Promise<Order> => {
    const at = (block += 1_000);
    const reserved = await trade.opened(order, at);
    await market.announceShipment.run(market.seller, reserved.id, { carrier: 'Transports Lorrains' });
    const weighed = await trade.report(reserved, WEIGHT_KIND, GRAMS, at + 1);
    await market.signReceipt.run(market.buyer, weighed.id, { grams: GRAMS.toString() });
    return weighed;
  };
  /** The chain says that the money has arrived, and that title has moved. */
  const tellEnd = async ({ payment }: Order): Promise<void> => {
    const at = (block += 1_000);
    const paymentId = payment.paymentId as `0x${string}`;
    const times = { observedAt: '1795424000', acceptedAt: '1795424000', round: '1', signerSet: '1' };
    await market.emit(
      'ReportAccepted',
      { kind: FIAT_RECEIPT_KIND, subject: paymentId, value: CAPTURED.toString(), ...times },
      { block: at, status: 'final' },
    );
    const grams = GRAMS.toString();
    await market.emit(
      'TitleReleased',
      {
        ...{ paymentId, lotId: LOT_ID.toString(), to: BUYER_ACCOUNT, from: SELLER_ACCOUNT },
        ...{ grams, releasedTotal: grams, epcisEvent: `0x${'00'.repeat(32)}` },
      },
      { block: at + 1, status: 'final' },
    );
  };
  const finish = async (order: Order): Promise<Order> => {
    await trade.goOn(order);
    await tellEnd(order);
    return trade.goOn(order);
  };
  /** Everything that was posted for an order, without what names it. */
  const postingsOf = async ({ id }: Order): Promise<string[]> => {
    const { rows } = await market.database.sql.query<{ posting: string }>(
      `SELECT regexp_replace(g.external_ref, '[0-9a-f-]{36}|0x[0-9a-f]{64}', '…', 'g') || ': ' ||
              string_agg(d.code || ' → ' || c.code || ' ' || t.amount || ' ' || d.currency, ', ' ORDER BY t.amount DESC, d.code) AS posting
         FROM ledger.transfer_group g
         JOIN ledger.transfer t ON t.group_id = g.id
         JOIN ledger.account d ON d.id = t.debit_account_id
         JOIN ledger.account c ON c.id = t.credit_account_id
        WHERE g.order_id = $1 GROUP BY g.id, g.external_ref ORDER BY 1`,
      [id],
    );
    return rows.map(({ posting }) => posting);
  };
  const expectDone = async (orders: readonly Order[], postings: readonly string[]): Promise<void> => {
    for (const order of orders) {
      const done = await market.read(order);
      expect([done.status, done.settlementState, done.payment.capturedMinor]).to.deep.equal([
        ...['completed', 'commission-posted'],
        CAPTURED.toString(),
      ]);
      expect(await postingsOf(order)).to.deep.equal(postings);
    }
    const count = BigInt(orders.length);
    expect(await trade.balance('vendor_payable')).to.equal(count * (CAPTURED - FEE - VAT));
    expect(await trade.balance('commission_revenue')).to.equal(count * FEE);
    expect(await trade.balance('order_liability')).to.equal(0n);
    expect(await trade.work()).to.deep.equal([]);
    const { totals, replayAgrees } = await market.books.trialBalance();
    expect([totals.every(({ balances }) => balances), replayAgrees]).to.deep.equal([true, true]);
    expect(await checkChain(market.database.prisma.client)).to.include({
      broken_at: null,
      replay_differs: false,
    });
  };

  it('post everything once when every fifth posting meets a conflict', async function () {
    this.timeout(300_000);
    const calm = await finish(await received(await trade.paid()));
    const postings = await postingsOf(calm);
    expect(postings).to.have.length.greaterThan(1);
    await market.database.sql.query(CONFLICTS);

    const orders: Order[] = [];
    for (let place = 0; place < ORDERS; place += 1) orders.push(await received(await trade.paid()));
    await Promise.all(orders.map(finish));
    for (const order of orders) await trade.goOn(order);

    await expectDone([calm, ...orders], postings);
    const { rows } = await market.database.sql.query<{ drawn: string; bites: string }>(
      'SELECT t.last_value AS drawn, b.last_value AS bites FROM fault.turn t, fault.bite b',
    );
    expect(Number(rows[0]?.bites)).to.be.within(4, Number(rows[0]?.drawn) / 3);
  });

  it('wait for a connection, or are looked at again, when all are taken', async function () {
    this.timeout(300_000);
    const calm = await finish(await received(await trade.paid()));
    const orders: Order[] = [];
    for (let place = 0; place < ORDERS; place += 1) orders.push(await received(await trade.paid()));

    const { prisma } = market.database;
    let leave = (): void => undefined;
    const left = new Promise<void>((go) => (leave = go));
    let taken = 0;
    const allTaken = new Promise<void>((go) => {
      const hold = () =>
        prisma.transact(
          async (tx) => {
            await tx.$queryRaw`SELECT 1`;
            if ((taken += 1) === CONNECTIONS) go();
            await left;
          },
          { timeoutMs: 60_000 },
        );
      void Promise.all(Array.from({ length: CONNECTIONS }, hold));
    });
    await allTaken;
    // The chain goes on meanwhile: what it says is heard when there is a connection.
    for (const order of orders) await tellEnd(order);
    const settling = orders.map((order) =>
      trade.goOn(order).then(
        () => null,
        (error: unknown) => error,
      ),
    );
    // Somebody has waited as long as anybody does, and was told so.
    expect(await Promise.race(settling)).to.be.instanceOf(Error);
    expect(prisma.pool.waitingCount).to.be.greaterThan(0);
    leave();
    await Promise.all(settling);
    for (const order of orders) await trade.goOn(order);
    await expectDone([calm, ...orders], await postingsOf(calm));
  });
});
