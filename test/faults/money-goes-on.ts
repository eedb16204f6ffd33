import { randomUUID } from 'node:crypto';
import { order, type Order, type PayoutBatch } from '@topsteel/domain/api';
import type { RailName } from '@topsteel/domain/payment';
import { demoWallet } from '../../scripts/seed/register-organisations.ts';
import { until } from '../../scripts/seed/until.ts';
import { financeDesk, type FinanceDesk } from './finance-desk.ts';
import { letRefundsArrive, payOrder, playCounterparty, sellPlate, type Trade } from './sell-plate.ts';
import type { FaultWorld } from './world.ts';

const PATIENCE_MS = 300_000;
const TREASURY_INDEX = 6;
/** A fiftieth of what was captured, in whole cents also of a currency of six decimals. */
const refundOf = (capturedMinor: bigint): bigint =>
  (capturedMinor / 500_000n) * 10_000n || capturedMinor / 50n;

/** What became of the money of two orders. */
export interface Onward {
  /** Paid out, and refunded in part after that; null on chain, where the escrow pays the seller at once. */
  paidOut: { batch: PayoutBatch; order: Order; refundMinor: bigint } | null;
  /** Paid, and given back before anything was shipped. */
  cancelled: Order;
}

/** An order that is sold already and whose money goes on; made before anything is recorded or killed. */
export interface Sold {
  desk: FinanceDesk;
  order: Order | null;
}

/** Sells what {@link moneyGoesOn} pays out and refunds, and has its money lie where payouts leave from. */
export async function sellBefore(world: FaultWorld, trade: Trade, rail: RailName): Promise<Sold> {
  const desk = await financeDesk(world);
  if (rail === 'usdc-escrow') return { desk, order: null };
  const sold = await sellPlate(world, trade, { rail });
  if (rail === 'card') await playCounterparty(world, '/psp/payouts', { currency: 'eur' });
  // What lies with the crypto provider is carried to the treasury by people.
  if (rail === 'coinbase') {
    const { capturedMinor: amountMinor } = sold.payment;
    await playCounterparty(world, '/faucet', { address: demoWallet(TREASURY_INDEX).address, amountMinor });
  }
  return { desk, order: sold };
}

/**
 * The rest of the life of an order's money: its seller is paid out by two people, the buyer is refunded a part; and another
 * order is paid and cancelled. Every step is asked for again until it is through, as people do.
 */
export async function moneyGoesOn(
  world: FaultWorld,
  trade: Trade,
  rail: RailName,
  { desk, order: sold }: Sold,
): Promise<Onward> {
  let paidOut: Onward['paidOut'] = null;
  if (sold !== null) {
    const batch = await desk.propose();
    if (batch === null) throw new Error(`Nothing is due for order ${sold.number}.`);
    const settled = await desk.payOut(batch.id);
    const refundMinor = refundOf(BigInt(sold.payment.capturedMinor));
    paidOut = { batch: settled, order: await refund(world, trade, sold, refundMinor), refundMinor };
  }
  const paid = await payOrder(world, trade, { rail });
  return { paidOut, cancelled: await cancel(world, trade, paid, rail) };
}

/** The seller gives a part back, once: what is asked for again and is there already is no second refund. */
function refund(
  world: FaultWorld,
  { seller, buyer }: Trade,
  sold: Order,
  refundMinor: bigint,
): Promise<Order> {
  const path = `/v2/orders/${sold.id}`;
  const wanted = (BigInt(sold.payment.capturedMinor) - refundMinor).toString();
  let key = '';
  return until(
    `${refundMinor} of order ${sold.number} to be refunded`,
    async () => {
      const now = await buyer.get(path, order).catch(() => null);
      const isAsked = now?.timeline.some(({ what }) => what.includes(key)) === true;
      if (now !== null && (key === '' || !isAsked)) {
        key = randomUUID();
        await seller
          .post(`${path}/refunds`, { amountMinor: refundMinor.toString(), reason: key }, order)
          .catch(() => null);
      }
      if (sold.payment.rail === 'coinbase') await letRefundsArrive(world, sold.id).catch(() => null);
      return now;
    },
    (now) => now?.payment.capturedMinor === wanted,
    PATIENCE_MS,
  ) as Promise<Order>;
}

/** The buyer calls it off; everything goes back. */
function cancel(world: FaultWorld, { buyer }: Trade, paid: Order, rail: RailName): Promise<Order> {
  const path = `/v2/orders/${paid.id}`;
  return until(
    `the money of order ${paid.number} to be back`,
    async () => {
      const now = await buyer.get(path, order).catch(() => null);
      if (now?.payment.state === 'authorized')
        await buyer.post(`${path}/cancellation`, { reason: 'The drawing changed.' }, order).catch(() => null);
      if (rail === 'coinbase') await letRefundsArrive(world, paid.id).catch(() => null);
      return now;
    },
    (now) => now?.status === 'cancelled' && now.payment.state === 'voided' && now.payment.isFinal,
    PATIENCE_MS,
  ) as Promise<Order>;
}
