import { defaultRule, scaleTariffDown } from '@topsteel/domain/commission';
import { AppError } from '@topsteel/domain/errors';
import {
  planDistribution,
  withCaptured,
  withTakenBack,
  type Distribution,
  type Division,
} from '@topsteel/domain/payout';
import type { Currency } from '@topsteel/domain/units';
import { recordAudit } from '../audit/index.ts';
import { findDecision } from '../commission/index.ts';
import { enterGroup } from '../ledger/index.ts';
import type { Tx } from '../platform/database/index.ts';
import {
  lockDistribution,
  openDistribution,
  orderToDivide,
  updateDistribution,
  type StoredDistribution,
} from './infra/distribution-store.ts';

/** What was seen of an order's money. */
export interface Observation {
  orderId: string;
  currency: Currency;
  /** When it happened, by the provider's or the bank's clock. */
  effectiveAt: Date;
  /** What made us look, for the trail. */
  ref: string;
}

/**
 * Divides what was captured for an order: to the seller, the commission, and the tax on it. What the seller owes from
 * earlier refunds of the same order is repaid first. Cumulative: told the same total again, or an earlier one, it changes
 * nothing. What the order's account (`order_liability`) has received must be in the books before.
 *
 * @param observation `capturedMinor`: taken for the seller in total, in minor units of the currency
 * @returns false when nothing changed
 * @throws AppError `not-found` for an order that does not exist; `not-conserved` when less was received than captured
 * @example
 * await distributeCapture(tx, { orderId, currency: 'EUR', capturedMinor: 311_245n, effectiveAt, ref: 'poll' }) // true
 * // at 1 % and 17 % VAT on it: 3,076.04 to vendor_payable, 31.12 to commission_revenue, 5.29 to vat_collected
 */
export async function distributeCapture(
  tx: Tx,
  observation: Observation & { capturedMinor: bigint },
): Promise<boolean> {
  const { capturedMinor, effectiveAt } = observation;
  return divide(tx, observation, (before, division) => {
    const after = withCaptured(before, capturedMinor, division);
    return after === before ? before : { ...after, capturedAt: effectiveAt };
  });
}

/**
 * Takes back what a refund, a lost dispute or a returned transfer costs the seller, the commission and its tax: out of what
 * the seller is owed for the order, and what payouts have taken up of it becomes the seller's debt. Afterwards the order's
 * account holds what goes back to the buyer. Cumulative; a total that falls again (a refund that failed) is given back.
 *
 * @param observation `totalMinor`: gone back to the buyer, or on its way, in total
 * @returns false when nothing changed
 * @throws AppError `not-found` for an order that does not exist
 */
export async function takeBack(tx: Tx, observation: Observation & { totalMinor: bigint }): Promise<boolean> {
  return divide(tx, observation, (before, division) => ({
    ...before,
    ...withTakenBack(before, observation.totalMinor, division),
  }));
}

async function divide(
  tx: Tx,
  observation: Observation,
  change: (before: StoredDistribution, division: Division) => Distribution & { capturedAt?: Date },
): Promise<boolean> {
  const { orderId, currency, effectiveAt, ref } = observation;
  const before = await lockOrOpen(tx, observation);
  const after = { ...before, ...change(before, before) };
  if (after.capturedMinor === before.capturedMinor && after.toldBackMinor === before.toldBackMinor)
    return false;
  after.version += 1;
  await updateDistribution(tx, after);
  const legs = planDistribution(before, after, {
    orderId,
    seller: before.sellerAccount,
    vatCountry: before.vatCountry,
  });
  if (legs.length > 0) {
    await enterGroup(tx, {
      externalRef: `distribute:${orderId}:${currency}:${after.version.toString()}`,
      orderId,
      effectiveAt,
      legs: legs.map((leg) => ({ ...leg, currency })),
    });
  }
  await recordAudit(tx, {
    actor: 'system',
    organisationId: before.sellerId,
    action: 'payout.distribute',
    subject: `order:${orderId}`,
    details: {
      ref,
      currency,
      capturedMinor: after.capturedMinor,
      takenBackMinor: after.takenBackMinor,
      commissionMinor: after.commissionMinor,
      vatMinor: after.vatMinor,
      netMinor: after.netMinor,
      allocatedMinor: after.allocatedMinor,
    },
  });
  return true;
}

async function lockOrOpen(
  tx: Tx,
  { orderId, currency, effectiveAt }: Observation,
): Promise<StoredDistribution> {
  const known = await lockDistribution(tx, orderId, currency);
  if (known) return known;
  const order = await orderToDivide(tx, orderId, currency);
  if (!order) {
    throw new AppError('not-found', {
      message: `There is no order ${orderId} of a registered seller whose money could be divided.`,
      details: { orderId },
    });
  }
  const decision = await findDecision(tx, order.quoteId);
  const tariff = decision?.tariff ?? defaultRule(order.feeBps).tariff;
  await openDistribution(tx, {
    orderId,
    currency,
    sellerId: order.sellerId,
    sellerAccount: order.sellerAccount,
    vatCountry: decision?.vat.country ?? order.sellerCountry,
    vatPermille: decision?.vat.ratePermille ?? 0,
    // The tariff is in USDC; in another currency it is worth what the order itself is worth in it.
    tariff:
      currency === 'USDC' || order.attemptMinor === null
        ? tariff
        : scaleTariffDown(tariff, order.attemptMinor, order.maxAmountMinor),
    capturedAt: effectiveAt,
  });
  const opened = await lockDistribution(tx, orderId, currency);
  if (!opened) throw new AppError('internal', { message: `The distribution of order ${orderId} is lost.` });
  return opened;
}
