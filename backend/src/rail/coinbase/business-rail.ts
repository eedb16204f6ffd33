import { AppError } from '@topsteel/domain/errors';
import { emptySnapshot, heldMinor, type Snapshot } from '@topsteel/domain/payment';
import { formatAmount, mulDivHalfUp, type Currency } from '@topsteel/domain/units';
import type { BusinessSettings } from '../../platform/config/index.ts';
import type { Attempt, Chore, Rail } from '../rail.ts';
import {
  openBusinessClient,
  type BusinessClient,
  type Checkout,
  type CheckoutRefund,
} from './business-client.ts';
import { centsText, minorDown } from './coin-amounts.ts';
import { verifyHook0 } from './verify-hook0.ts';

const paidStatuses = ['COMPLETED', 'REFUNDED', 'PARTIALLY_REFUNDED'];
const currencies: readonly Currency[] = ['USDC', 'EUR', 'GBP'];
/** Marks a refund as what was left after the capture, or never captured. */
const REST = 'rest';

/**
 * Checkouts of Coinbase Business: USDC on Base, one payment of exactly the amount. Prices can be in fiat; refunds are
 * made in the same currency, in whole cents.
 */
export function openBusinessRail(settings: BusinessSettings, base: Rail): Rail {
  const client = openBusinessClient(settings);
  const find = (attempt: Attempt): Promise<Checkout> => client.retrieve(attempt.providerRef ?? '');
  /** What of each attempt was left and did not reach the payer, as it was read last. */
  const failedRests = new Map<string, bigint>();

  return {
    ...base,
    unavailable: () => Promise.resolve(null),

    async open(attempt) {
      const { id, orderNumber, reference, currency, amountMinor, returnUrl, expiresAt } = attempt;
      if (!currencies.includes(currency)) {
        throw new AppError('conflict', {
          message: `This provider takes ${currencies.join(', ')}, and the order is in ${currency}. Pay it another way.`,
        });
      }
      const checkout = await client.create(`attempt:${id}:open`, {
        amount: centsText(amountMinor, currency),
        currency,
        description: `Order ${orderNumber}`,
        metadata: { reference, attempt: id },
        ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
        successRedirectUrl: `${returnUrl}?paid=1`,
        failRedirectUrl: returnUrl,
      });
      return {
        providerRef: checkout.id,
        details: { url: checkout.url },
        expiresAt: checkout.expiresAt ? new Date(checkout.expiresAt) : expiresAt,
      };
    },

    async read(attempt) {
      const checkout = await find(attempt);
      const failed = sumOf(restsOf(checkout, 'FAILED'), attempt.currency);
      if (failed > 0n) failedRests.set(attempt.id, failed);
      return snapshotOfCheckout(checkout, attempt);
    },

    async capture(attempt, { key, amountMinor }) {
      const checkout = await find(attempt);
      const { authorizedMinor, voidedMinor } = snapshotOfCheckout(checkout, attempt);
      const isRepeat = checkout.refunds?.some(({ reason }) => reason === reasonOf(REST, key)) === true;
      const leftMinor = authorizedMinor - attempt.asked.capturedMinor - (isRepeat ? 0n : voidedMinor);
      if (amountMinor > leftMinor) {
        throw new AppError('conflict', {
          message: `Only ${formatAmount(leftMinor, attempt.currency)} ${attempt.currency} are there: no more can be captured.`,
        });
      }
      centsText(amountMinor, attempt.currency);
      await giveBack(client, attempt, checkout, { key, mark: REST, amountMinor: leftMinor - amountMinor });
    },

    async void(attempt, { key }) {
      const checkout = await find(attempt);
      if (checkout.status === 'ACTIVE') return client.deactivate(checkout.id);
      if (checkout.status === 'PROCESSING') {
        throw new AppError('unavailable', {
          message: 'The payment is on its way. It is given back when it has arrived.',
        });
      }
      const pendingMinor = sumOf(restsOf(checkout, 'PENDING'), attempt.currency);
      await giveBack(client, attempt, checkout, {
        key,
        mark: REST,
        amountMinor: heldMinor(snapshotOfCheckout(checkout, attempt)) - pendingMinor,
      });
    },

    async refund(attempt, { key, amountMinor }) {
      await giveBack(client, attempt, await find(attempt), { key, mark: 'refund', amountMinor });
    },

    chores: (attempt) => {
      const minor = failedRests.get(attempt.id) ?? 0n;
      return minor === 0n ? [] : [failedRestChore(attempt, minor)];
    },

    verifyWebhook: (raw, headers) =>
      Promise.resolve().then(() => verifyHook0(settings.webhookSecrets, raw, headers, new Date())),
  };
}

/** What a checkout says, in totals. Captured is what we asked for; the fee is Coinbase's, at the checkout's own rate. */
export function snapshotOfCheckout(
  checkout: Checkout,
  { currency, asked }: Pick<Attempt, 'currency' | 'asked'>,
): Snapshot {
  const isPaid = paidStatuses.includes(checkout.status);
  const priceMinor = amountIn(currency, checkout);
  const authorizedMinor = isPaid ? priceMinor : 0n;
  const capturedMinor = asked.capturedMinor < authorizedMinor ? asked.capturedMinor : authorizedMinor;
  const restMinor = sumOf(restsOf(checkout, 'COMPLETED'), currency);
  const refundedMinor = sumOf(refundsOf(checkout, 'COMPLETED'), currency);
  // Somebody may refund from the provider's dashboard what was not captured yet: that is no refund of a capture.
  const uncapturedMinor = authorizedMinor - capturedMinor - restMinor;
  const outsideMinor = refundedMinor < uncapturedMinor ? refundedMinor : uncapturedMinor;
  return {
    ...emptySnapshot,
    phase: phaseOf(checkout.status, capturedMinor),
    authorizedMinor,
    capturedMinor,
    voidedMinor: restMinor + outsideMinor,
    refundPendingMinor: capturedMinor === 0n ? 0n : sumOf(refundsOf(checkout, 'PENDING'), currency),
    refundedMinor: refundedMinor - outsideMinor,
    refundFailedMinor: capturedMinor === 0n ? 0n : sumOf(refundsOf(checkout, 'FAILED'), currency),
    providerFeeMinor: feeOf(checkout, priceMinor),
    failure: checkout.status === 'FAILED' ? 'The payment failed at the crypto provider.' : null,
  };
}

function phaseOf(status: string, capturedMinor: bigint): Snapshot['phase'] {
  if (status === 'ACTIVE') return 'open';
  if (status === 'PROCESSING') return 'processing';
  return status === 'COMPLETED' && capturedMinor === 0n ? 'held' : 'closed';
}

function amountIn(
  currency: Currency,
  given: Pick<CheckoutRefund, 'amount' | 'currency' | 'fiatAmount' | 'fiatCurrency'>,
): bigint {
  if (given.currency === currency) return minorDown(given.amount, currency);
  return given.fiatCurrency === currency && given.fiatAmount ? minorDown(given.fiatAmount, currency) : 0n;
}

/** The fee is settled in USDC; in the order's currency it is the same part of the price, to the nearest minor unit. */
function feeOf(checkout: Checkout, priceMinor: bigint): bigint {
  if (!checkout.settlement) return 0n;
  const total = minorDown(checkout.settlement.totalAmount, 'USDC');
  return total === 0n
    ? 0n
    : mulDivHalfUp(priceMinor, minorDown(checkout.settlement.feeAmount, 'USDC'), total);
}

const reasonOf = (mark: string, key: string): string => `${mark} ${key}`;
const isRest = ({ reason }: CheckoutRefund): boolean => reason?.startsWith(`${REST} `) === true;
const restsOf = (checkout: Checkout, ...statuses: string[]): CheckoutRefund[] =>
  (checkout.refunds ?? []).filter((refund) => isRest(refund) && statuses.includes(refund.status));
const refundsOf = (checkout: Checkout, ...statuses: string[]): CheckoutRefund[] =>
  (checkout.refunds ?? []).filter((refund) => !isRest(refund) && statuses.includes(refund.status));
const sumOf = (refunds: readonly CheckoutRefund[], currency: Currency): bigint =>
  refunds.reduce((sum, refund) => sum + amountIn(currency, refund), 0n);

/** Gives an amount back once: the key stands in the refund's reason, where it outlasts the provider's memory of keys. */
async function giveBack(
  client: BusinessClient,
  { currency }: Attempt,
  checkout: Checkout,
  { key, mark, amountMinor }: { key: string; mark: string; amountMinor: bigint },
): Promise<void> {
  const reason = reasonOf(mark, key);
  if (amountMinor <= 0n || checkout.refunds?.some((refund) => refund.reason === reason)) return;
  await client.refund(checkout.id, key, { amount: centsText(amountMinor, currency), currency, reason });
}

const failedRestChore = ({ id, orderNumber, currency }: Attempt, minor: bigint): Chore => ({
  key: `attempt:${id}:rest-failed:${minor}`,
  kind: 'refund-failed',
  reason: `${formatAmount(minor, currency)} ${currency} that were left of order ${orderNumber} did not reach the payer.`,
  action: 'Send them back from the provider’s dashboard.',
  details: { attemptId: id, amountMinor: minor.toString(), currency },
});
