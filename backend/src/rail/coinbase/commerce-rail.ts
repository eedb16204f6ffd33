import { AppError } from '@topsteel/domain/errors';
import { emptySnapshot, heldMinor, type Snapshot } from '@topsteel/domain/payment';
import { formatAmount, type Currency } from '@topsteel/domain/units';
import commerce from 'coinbase-commerce-node';
import { z } from 'zod';
import type { CommerceSettings } from '../../platform/config/index.ts';
import type { Attempt, Chore, Rail, VerifiedWebhook } from '../rail.ts';
import { centsText, minorDown } from './coin-amounts.ts';
import { openCommerceClient } from './commerce-client.ts';

const money = z.object({ amount: z.string(), currency: z.string() });
const chargeSchema = z.object({
  id: z.string(),
  code: z.string(),
  hosted_url: z.string(),
  expires_at: z.string(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  timeline: z.array(z.object({ status: z.string(), context: z.string().nullish() })).min(1),
  payments: z
    .array(
      z.object({
        status: z.string(),
        value: z.object({ local: money, crypto: money }),
        net: z.object({ local: money }).nullish(),
        payer_addresses: z.array(z.string()).nullish(),
      }),
    )
    .default([]),
});
type Charge = z.output<typeof chargeSchema>;

/** Where what was paid came from, for whoever sends it back by hand. */
const senders = new Map<string, string>();
const MOST_SENDERS = 1_000;

/**
 * Charges of Coinbase Commerce through its own client. On a chain payers send what they like when they like: too
 * little, too much, too late. Commerce offers no refunds to programs: a person sends them, and gets amount and address.
 */
export function openCommerceRail(settings: CommerceSettings, base: Rail): Rail {
  const client = openCommerceClient(settings);
  const find = async (attempt: Attempt): Promise<Charge> =>
    chargeSchema.parse(await client.retrieveCharge(attempt.providerRef ?? ''));

  return {
    ...base,
    unavailable: () => Promise.resolve(null),

    async open(attempt) {
      const { id, orderNumber, reference, currency, amountMinor, returnUrl } = attempt;
      const known = (await client.listCharges())
        .map((each) => chargeSchema.safeParse(each).data)
        .find((each) => each?.metadata?.['attempt'] === id);
      const charge =
        known ??
        chargeSchema.parse(
          await client.createCharge({
            name: `Order ${orderNumber}`,
            description: `TopSteel ${reference}`,
            pricing_type: 'fixed_price',
            local_price: { amount: centsText(amountMinor, currency), currency },
            metadata: { attempt: id, reference },
            redirect_url: `${returnUrl}?paid=1`,
            cancel_url: returnUrl,
          }),
        );
      const endsAt = new Date(charge.expires_at);
      return {
        providerRef: charge.id,
        details: { url: charge.hosted_url, code: charge.code },
        expiresAt: attempt.expiresAt && attempt.expiresAt < endsAt ? attempt.expiresAt : endsAt,
      };
    },

    async read(attempt) {
      const charge = await find(attempt);
      rememberSender(attempt.id, charge);
      return snapshotOfCharge(charge, attempt);
    },

    async capture(attempt, { amountMinor }) {
      const leftMinor = heldMinor(snapshotOfCharge(await find(attempt), attempt));
      if (amountMinor <= leftMinor) return;
      throw new AppError('conflict', {
        message: `Only ${amountOf(leftMinor, attempt.currency)} are there, and ${amountOf(amountMinor, attempt.currency)} were to be captured.`,
      });
    },

    async void(attempt) {
      const charge = await find(attempt);
      const snapshot = snapshotOfCharge(charge, attempt);
      if (charge.timeline.at(-1)?.status === 'NEW') await client.cancelCharge(charge.id);
      else if (heldMinor(snapshot) > 0n) throw byHand(heldMinor(snapshot), attempt, charge);
    },

    async refund(attempt, { amountMinor }) {
      throw byHand(amountMinor, attempt, await find(attempt));
    },

    chores: (attempt) => choresOf(attempt),

    verifyWebhook: (raw, headers) =>
      Promise.resolve().then(() => verifyCommerceWebhook(settings.webhookSecrets, raw, headers)),
  };
}

/**
 * What a charge says, in totals. Captured is what we asked for: coins arrive, and nobody captures them for us. Of a refund
 * by hand a charge says that it was, not how much. It is what was to go back: the rest while there is one, or else all
 * that was captured. Read as more, it would take from the seller what nobody has sent.
 */
export function snapshotOfCharge(
  charge: Charge,
  { currency, asked }: Pick<Attempt, 'currency' | 'asked'>,
): Snapshot {
  const of = (status: string) => charge.payments.filter((each) => each.status.toUpperCase() === status);
  const inCurrency = ({ amount, currency: given }: z.output<typeof money>): bigint =>
    given === currency ? minorDown(amount, currency) : 0n;
  const confirmed = of('CONFIRMED');
  const sum = (amounts: bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);
  const authorizedMinor = sum(confirmed.map(({ value }) => inCurrency(value.local)));
  const fee = sum(
    confirmed.map(({ value, net }) => (net ? inCurrency(value.local) - inCurrency(net.local) : 0n)),
  );
  const status = charge.timeline.at(-1)?.status ?? 'NEW';
  const capturedMinor = asked.capturedMinor < authorizedMinor ? asked.capturedMinor : authorizedMinor;
  const isRefunded = status === 'REFUNDED';
  const restMinor = authorizedMinor - capturedMinor;
  const isPending = of('PENDING').length > 0;
  const isEnded = isRefunded || status === 'EXPIRED' || status === 'CANCELED';
  return {
    ...emptySnapshot,
    phase: isPending
      ? 'processing'
      : authorizedMinor === 0n
        ? isEnded
          ? 'closed'
          : 'open'
        : isRefunded || capturedMinor > 0n
          ? 'closed'
          : 'held',
    authorizedMinor,
    lateMinor: isDelayed(charge) ? authorizedMinor : 0n,
    capturedMinor,
    voidedMinor: isRefunded ? restMinor : 0n,
    refundedMinor: isRefunded && restMinor === 0n ? capturedMinor : 0n,
    providerFeeMinor: fee,
  };
}

/** By the provider's own word the hour for which it had fixed the coins was over when they came. */
const isDelayed = ({ timeline }: Charge): boolean =>
  timeline.some(({ status, context }) => status === 'UNRESOLVED' && context === 'DELAYED');

/** After the capture: what was paid beyond it. After a refund by hand: how much it was, where that can be more ways than one. */
function choresOf(attempt: Attempt): Chore[] {
  const { authorizedMinor, capturedMinor, voidedMinor } = attempt.snapshot;
  if (voidedMinor > 0n) {
    return capturedMinor > 0n || authorizedMinor > attempt.amountMinor ? [howMuchWasSent(attempt)] : [];
  }
  const rest = heldMinor(attempt.snapshot);
  if (capturedMinor === 0n || rest === 0n) return [];
  const amount = amountOf(rest, attempt.currency);
  return [
    {
      key: `attempt:${attempt.id}:rest:${rest}`,
      kind: 'payment-amount',
      reason: `${amount} of order ${attempt.orderNumber} were paid beyond what was delivered.`,
      action: `Send ${amount} back to ${senders.get(attempt.id) ?? 'the payer'} from the provider’s dashboard.`,
      details: { attemptId: attempt.id, amountMinor: rest.toString(), currency: attempt.currency },
    },
  ];
}

function howMuchWasSent({ id, orderNumber, currency, snapshot: { voidedMinor } }: Attempt): Chore {
  const amount = amountOf(voidedMinor, currency);
  return {
    key: `attempt:${id}:sent-back:${voidedMinor}`,
    kind: 'payment-amount',
    reason: `The provider says that the payment of order ${orderNumber} was refunded, and not how much. ${amount} are booked as sent back.`,
    action: `Compare with the provider’s dashboard. When another amount than ${amount} was sent, write it here and book the difference at /finance/journal by an entry that names the order.`,
    details: { attemptId: id, amountMinor: voidedMinor.toString(), currency },
  };
}

const amountOf = (minor: bigint, currency: Currency): string =>
  `${formatAmount(minor, currency)} ${currency}`;

function byHand(minor: bigint, attempt: Attempt, charge: Charge): AppError {
  const address = senderOf(charge) ?? 'the payer';
  return new AppError('conflict', {
    message: `Coinbase Commerce takes no refunds from programs. Send ${amountOf(minor, attempt.currency)} back to ${address} from its dashboard (charge ${charge.code}).`,
    details: { reason: 'refund-by-hand', address },
  });
}

function senderOf(charge: Charge): string | undefined {
  const last = charge.payments.at(-1);
  const address = last?.payer_addresses?.[0];
  return address === undefined ? undefined : `${address} (${last?.value.crypto.currency ?? ''})`;
}

function rememberSender(attemptId: string, charge: Charge): void {
  const sender = senderOf(charge);
  if (sender === undefined) return;
  senders.delete(attemptId);
  senders.set(attemptId, sender);
  const [oldest] = senders.keys();
  if (senders.size > MOST_SENDERS && oldest !== undefined) senders.delete(oldest);
}

const eventSchema = z.object({ id: z.string(), type: z.string(), data: z.object({ id: z.string() }) });

/** @throws AppError `unauthenticated` when no secret fits; Commerce signs no time, so an old webhook is not told apart */
function verifyCommerceWebhook(
  secrets: readonly string[],
  raw: Buffer,
  headers: Record<string, string>,
): VerifiedWebhook {
  for (const secret of secrets) {
    try {
      const event = eventSchema.parse(
        commerce.Webhook.verifyEventBody(
          raw.toString('utf8'),
          headers['x-cc-webhook-signature'] ?? '',
          secret,
        ),
      );
      return { eventId: event.id, kind: event.type, subject: event.data.id };
    } catch {
      // The next secret may fit: two are in force while they are rotated.
    }
  }
  throw new AppError('unauthenticated', {
    message: 'The webhook’s signature does not hold. Nothing was kept.',
    details: { reason: 'webhook-signature' },
  });
}
