import type { TimelineEntry } from '@topsteel/domain/api';
import { formatAmount, formatKilograms, formatTonnes } from '@topsteel/domain/units';
import type { ChainFact } from '../payment/index.ts';
import type { OrderEvent } from './infra/order-store.ts';

const usdc = (amountMinor: string | bigint): string => `${formatAmount(BigInt(amountMinor), 'USDC')} USDC`;

/** What people did and what the chain says, in one line of time. */
export function presentTimeline(
  events: readonly OrderEvent[],
  facts: readonly ChainFact[],
  nameOf: (account: string) => string,
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
  let isCaptured = false;
  const chain = facts.flatMap((fact): TimelineEntry[] => {
    const told = tell(fact, isCaptured, nameOf);
    isCaptured ||= fact.name === 'PaymentCaptured';
    if (!told) return [];
    const [code, what] = told;
    return [{ at: fact.at.toISOString(), code, what, by: null, txHash: fact.txHash, isFinal: fact.isFinal }];
  });
  // The chain's clock has whole seconds; what caused an event stays before it.
  return [...own, ...chain].sort((a, b) => a.at.slice(0, 19).localeCompare(b.at.slice(0, 19)));
}

function tell(
  fact: ChainFact,
  isCaptured: boolean,
  nameOf: (account: string) => string,
): [TimelineEntry['code'], string] | null {
  switch (fact.name) {
    case 'PaymentAuthorized':
      return ['payment-authorized', `${usdc(fact.args.amount)} are held in escrow.`];
    case 'ReportAccepted':
      return [
        'weighed',
        `The load weighs ${formatKilograms(BigInt(fact.args.value))} kg by the weigh ticket.`,
      ];
    case 'PaymentCaptured':
      return [
        'payment-captured',
        `The seller was paid ${usdc(BigInt(fact.args.amount) - BigInt(fact.args.fee))} for ${formatKilograms(BigInt(fact.args.grams))} kg; ${usdc(fact.args.fee)} commission was kept from ${usdc(fact.args.amount)}.`,
      ];
    case 'FeePaid':
      return [
        'commission-paid',
        `${usdc(fact.args.amount)} of the commission went to ${nameOf(fact.args.receiver)}.`,
      ];
    case 'TitleReleased':
      return ['title-moved', `Title to ${formatTonnes(BigInt(fact.args.grams))} t moved to the buyer.`];
    case 'PaymentVoided':
      return isCaptured
        ? ['remainder-returned', `${usdc(fact.args.amount)} went back to the buyer.`]
        : ['payment-voided', `The payment was given up: ${usdc(fact.args.amount)} went back to the buyer.`];
    case 'PaymentReclaimed':
      return [
        'payment-reclaimed',
        `The time to deliver passed: ${usdc(fact.args.amount)} went back to the buyer.`,
      ];
    case 'CreditAssigned':
      return [
        'credit-assigned',
        `${usdc(fact.args.amount)} could not be paid to ${nameOf(fact.args.account)} and wait there to be claimed.`,
      ];
    default:
      return null;
  }
}
