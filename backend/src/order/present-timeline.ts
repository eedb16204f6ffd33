import { FIAT_RECEIPT_KIND, WEIGHT_KIND } from '@topsteel/chain';
import type { TimelineEntry } from '@topsteel/domain/api';
import { termsOf, type Terms } from '@topsteel/domain/bridge';
import { commissionBetween } from '@topsteel/domain/ledger';
import { formatAmount, formatKilograms, formatTonnes } from '@topsteel/domain/units';
import type { ChainFact } from '../payment/index.ts';
import type { OrderEvent } from './infra/order-store.ts';

const usdc = (amountMinor: string | bigint): string => `${formatAmount(BigInt(amountMinor), 'USDC')} USDC`;

type Told = [code: TimelineEntry['code'], what: string];
type NameOf = (account: string) => string;

/** What is known of the payment when an event is told. */
interface Before {
  terms: Terms | null;
  isCaptured: boolean;
  deliveredGrams: bigint;
  /** What was disputed, by milestone. */
  disputed: Map<string, bigint>;
}

/** What people did and what the chain says, in one line of time. */
export function presentTimeline(
  events: readonly OrderEvent[],
  facts: readonly ChainFact[],
  nameOf: NameOf,
): TimelineEntry[] {
  const own = events.map(
    (event): TimelineEntry => ({
      at: event.at.toISOString(),
      code: event.code as TimelineEntry['code'],
      what: event.what,
      by: event.by,
      txHash: null,
      isFinal: null,
    }),
  );
  const before: Before = { terms: null, isCaptured: false, deliveredGrams: 0n, disputed: new Map() };
  const chain = facts.flatMap((fact): TimelineEntry[] => {
    if (fact.name === 'PaymentAuthorized' || fact.name === 'PaymentCharged') {
      before.terms = termsOf(fact.args.terms);
    }
    if (fact.name === 'PaymentDisputed') before.disputed.set(fact.args.index, BigInt(fact.args.amount));
    const told = tell(fact, before, nameOf);
    before.isCaptured ||= told.some(([code]) => code === 'payment-captured');
    if (fact.name === 'DeliveryCaptured') before.deliveredGrams = BigInt(fact.args.totalGrams);
    return told.map(([code, what]) => ({
      at: fact.at.toISOString(),
      code,
      what,
      by: null,
      txHash: fact.txHash,
      isFinal: fact.isFinal,
    }));
  });
  // The chain's clock has whole seconds; what caused an event stays before it.
  return [...own, ...chain].sort((a, b) => a.at.slice(0, 19).localeCompare(b.at.slice(0, 19)));
}

function tell(fact: ChainFact, before: Before, nameOf: NameOf): Told[] {
  const { terms } = before;
  switch (fact.name) {
    case 'PaymentAuthorized':
      return [['payment-authorized', `${usdc(fact.args.terms.maxAmount)} are held in escrow.`]];
    case 'PaymentCharged': {
      const { maxAmount } = fact.args.terms;
      return terms === null ? [] : tellPayment(terms, maxAmount, maxAmount, '', nameOf);
    }
    case 'PaymentCaptured':
    case 'MilestoneCaptured': {
      const { amount, refundable } = fact.args;
      return terms === null ? [] : tellPayment(terms, amount, refundable, '', nameOf);
    }
    case 'DeliveryCaptured': {
      const { amount, refundable, totalGrams } = fact.args;
      const delivered = ` for ${formatKilograms(BigInt(totalGrams) - before.deliveredGrams)} kg`;
      return terms === null ? [] : tellPayment(terms, amount, refundable, delivered, nameOf);
    }
    case 'PaymentVoided':
      return before.isCaptured
        ? [['remainder-returned', `${usdc(fact.args.amount)} went back to the buyer.`]]
        : [['payment-voided', `The payment was given up: ${usdc(fact.args.amount)} went back to the buyer.`]];
    case 'PaymentReclaimed':
      return [
        [
          'payment-reclaimed',
          `The time to deliver passed: ${usdc(fact.args.amount)} went back to the buyer.`,
        ],
      ];
    case 'PaymentRefunded':
      return [['payment-refunded', `${usdc(fact.args.amount)} were refunded to the buyer.`]];
    case 'CreditAssigned': {
      const name = nameOf(fact.args.account);
      const what = `${usdc(fact.args.amount)} could not be paid to ${name} and wait there to be claimed.`;
      return [['credit-assigned', what]];
    }
    case 'ReportAccepted':
      return tellReport(fact.args.kind.toLowerCase(), BigInt(fact.args.value));
    case 'OrderOpened':
      return [['goods-reserved', 'The goods are reserved for this order in the register.']];
    case 'OrderCancelled':
      return [['goods-reserved', 'The goods that were not released are free again.']];
    case 'TitleReleased':
      return [['title-moved', `Title to ${formatTonnes(BigInt(fact.args.grams))} t moved to the buyer.`]];
    default:
      return tellDispute(fact, before, nameOf);
  }
}

/** What a report says depends on its kind: grams on the scale, or minor units at the bank or provider. */
function tellReport(kind: string, value: bigint): Told[] {
  switch (kind) {
    case WEIGHT_KIND:
      return [['weighed', `The load weighs ${formatKilograms(value)} kg by the weigh ticket.`]];
    case FIAT_RECEIPT_KIND:
      return [['payment-received', 'The report signers confirm that the money has arrived.']];
    default:
      return [];
  }
}

function tellDispute(fact: ChainFact, { terms, disputed }: Before, nameOf: NameOf): Told[] {
  switch (fact.name) {
    case 'PaymentDisputed': {
      const who = nameOf(fact.args.actor);
      return [['payment-disputed', `${who} disputes the payment: ${usdc(fact.args.amount)} are frozen.`]];
    }
    case 'DisputeResolved':
    case 'DisputesLapsed':
    case 'PaymentSettled': {
      const { toReceiver, refundable } = fact.args;
      const toPayer =
        fact.name === 'DisputeResolved'
          ? (disputed.get(fact.args.index) ?? 0n) - BigInt(toReceiver)
          : fact.args.toPayer;
      const division = `${usdc(toReceiver)} to the seller, ${usdc(toPayer)} to the buyer.`;
      const told: Told = {
        DisputeResolved: ['dispute-resolved', `The arbiter ruled: ${division}`] satisfies Told,
        DisputesLapsed: ['dispute-resolved', `Nobody ruled in time: ${division}`] satisfies Told,
        PaymentSettled: ['payment-settled', `Both sides agreed: ${division}`] satisfies Told,
      }[fact.name];
      if (terms === null || toReceiver === '0') return [told];
      return [told, ...tellPayment(terms, toReceiver, refundable, '', nameOf)];
    }
    default:
      return [];
  }
}

/** The seller's payment and each part of the commission, as the terms divide them. */
function tellPayment(
  terms: Terms,
  amount: string | bigint,
  refundable: string | bigint,
  delivered: string,
  nameOf: NameOf,
): Told[] {
  const after = BigInt(refundable);
  const commission = commissionBetween(terms, after - BigInt(amount), after);
  const net = usdc(BigInt(amount) - commission.totalMinor);
  return [
    [
      'payment-captured',
      `The seller was paid ${net}${delivered}; ${usdc(commission.totalMinor)} commission was kept from ${usdc(amount)}.`,
    ],
    ...commission.shares.map(
      ({ receiver, amountMinor }): Told => [
        'commission-paid',
        `${usdc(amountMinor)} of the commission went to ${nameOf(receiver)}.`,
      ],
    ),
  ];
}
