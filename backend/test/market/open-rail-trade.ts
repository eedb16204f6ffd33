import { FIAT_RECEIPT_KIND, WEIGHT_KIND } from '@topsteel/chain';
import type { Order } from '@topsteel/domain/api';
import { fiatTermsSchema } from '@topsteel/domain/bridge';
import type { RailName } from '@topsteel/domain/payment';
import type { StoredAttempt } from '../../src/rail/index.ts';
import type { OpenWorld, RailWorld } from '../rail/rail-world.ts';
import { openMarket, type Market } from './open-market.ts';
import { BUYER_ACCOUNT, LOT_ID, SELLER_ACCOUNT } from './stock-market.ts';

const NO_EVENT = `0x${'00'.repeat(32)}` as const;
/** 3,618.00 USDC at 1.162431 USD/EUR, rounded up. */
export const MOST = 311_245n;
/** ceil(3,112.45 EUR × 4,982 kg ÷ 5,025 kg). */
export const CAPTURED = 308_582n;

export type RailTrade = Awaited<ReturnType<typeof openRailTrade>>;

/** A market whose orders are paid over one rail: its provider runs, and a test speaks for the chain. */
export async function openRailTrade(rail: Exclude<RailName, 'usdc-escrow'>, openWorld: OpenWorld) {
  let opened: RailWorld | undefined;
  const market: Market = await openMarket({
    env: { PLATFORM_COUNTRY: 'FR' },
    openRails: async (tools, payer) => {
      opened = await openWorld(tools, payer);
      return [opened.rail];
    },
  });
  if (!opened) throw new Error('The world was not opened.');
  const world = opened;

  const rate = (base: string, rateE8: string, validFor: string) =>
    market.database.sql.query(
      `INSERT INTO bridge.fx_rate (base, quote, round, rate_e8, observed_at, valid_until, sources, signatures)
       VALUES ($1, 'USD', 7, $2, now() - interval '1 day', now() + $3::interval, '[]', '[]')`,
      [base, rateE8, validFor],
    );
  const attemptOf = async (order: Order): Promise<StoredAttempt> => {
    const [attempt] = await market.payments.attemptsOf(market.database.prisma.client, order.id);
    if (!attempt) throw new Error('The order has no attempt.');
    return attempt;
  };
  /** Lets providers, chain and settlement hear of each other until nothing moves. */
  const goOn = async (order: Order, at?: Date): Promise<Order> => {
    for (let turn = 0; turn < 3; turn += 1) {
      await market.commands.run();
      await market.payments.observe((await attemptOf(order)).id, 'test');
      await market.hear();
      await market.settlements.run(at ?? new Date(Date.now() + 1_000));
    }
    return market.read(order);
  };
  const placed = async (): Promise<Order> => {
    const quote = await market.makeQuote.run(market.ids.buyer, {
      offerId: market.ids.offer,
      massGrams: '5000000',
    });
    const order = await market.createOrder.run(market.buyer, { quoteId: quote.id, rail });
    await market.commands.run();
    return market.read(order);
  };
  const paid = async (): Promise<Order> => {
    const order = await placed();
    await world.pay(await attemptOf(order));
    await world.settle();
    return goOn(order);
  };
  const reserved = async (order: Order, block = 10): Promise<Order> => {
    const intent = (await market.intents()).find(
      ({ kind, payload }) => kind === 'open-fiat-order' && payload.fiatOrderId === order.payment.paymentId,
    );
    const terms = fiatTermsSchema.parse(intent?.payload.terms);
    const orderId = order.payment.paymentId as `0x${string}`;
    const { receiver, titleTo, orderRef } = terms;
    const args = { orderId, receiver, titleTo, orderRef, acceptanceSigner: receiver, terms };
    await market.emit('OrderOpened', args, { block, status: 'final' });
    return goOn(order);
  };
  // Of today: the inspection time after the weighing must not be over by the clock of the machine.
  const weighedAt = Math.floor(Date.now() / 1_000).toString();
  const report = async (order: Order, kind: string, value: bigint, block: number) => {
    const subject = order.payment.paymentId as `0x${string}`;
    const times = { observedAt: '1795424000', acceptedAt: weighedAt, round: '1', signerSet: '1' };
    await market.emit(
      'ReportAccepted',
      { kind: kind as `0x${string}`, subject, value: value.toString(), ...times },
      { block, status: 'final' },
    );
    return goOn(order);
  };
  const shipped = async (): Promise<Order> => {
    const order = await reserved(await paid());
    return market.announceShipment.run(market.seller, order.id, { carrier: 'Transports Lorrains' });
  };
  const delivered = async (weighed = 4_982_000n): Promise<Order> => {
    const order = await report(await shipped(), WEIGHT_KIND, weighed, 20);
    await market.signReceipt.run(market.buyer, order.id, { grams: weighed.toString() });
    return goOn(order);
  };
  const released = async (order: Order, grams: bigint): Promise<Order> => {
    const title = {
      paymentId: order.payment.paymentId as `0x${string}`,
      lotId: LOT_ID.toString(),
      to: BUYER_ACCOUNT,
      from: SELLER_ACCOUNT,
      grams: grams.toString(),
      releasedTotal: grams.toString(),
      epcisEvent: NO_EVENT,
    } as const;
    await market.emit('TitleReleased', title, { block: 40, status: 'final' });
    return goOn(order);
  };
  const done = async (weighed = 4_982_000n, grams = weighed): Promise<Order> => {
    const order = await delivered(weighed);
    await report(order, FIAT_RECEIPT_KIND, weighed === grams ? CAPTURED : MOST, 30);
    return released(order, grams);
  };
  const balance = async (code: string): Promise<bigint> => {
    const { items } = await market.books.accounts({ code });
    return items.reduce((sum, account) => sum + BigInt(account.balanceMinor), 0n);
  };
  const steps = async (order: Order) => (await market.read(order)).steps.map(({ state }) => state);
  const work = async (): Promise<string[]> => {
    const { rows } = await market.database.sql.query<{ kind: string }>(
      'SELECT kind FROM work_item ORDER BY kind',
    );
    return rows.map(({ kind }) => kind);
  };

  const close = async (): Promise<void> => {
    await market.close();
    await world.close();
  };
  await rate('EUR', '116243100', '1 hour');
  return {
    market,
    world,
    rate,
    attemptOf,
    goOn,
    placed,
    paid,
    opened: reserved,
    report,
    shipped,
    delivered,
    released,
    done,
    balance,
    steps,
    work,
    close,
  };
}
