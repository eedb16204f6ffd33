import type { ChainAct } from '@topsteel/domain/api';
import type { IntentKind } from '@topsteel/domain/bridge';

/** What follows on an act that was taken back, or why it is not. */
export type TakeBackRule =
  | { afterwards: NonNullable<ChainAct['afterwards']> }
  | { keptBecause: NonNullable<ChainAct['keptBecause']> };

const askedAgain: TakeBackRule = { afterwards: 'asked-again' };
const workItem: TakeBackRule = { afterwards: 'work-item' };
/** Its owner sees it fail; nobody asks again by itself, so a person is told. */
const ownerAsks: TakeBackRule = { afterwards: 'owner-asks' };
/** Whoever holds the steel or trusts the key would go on as if nothing had been said. */
const protection: TakeBackRule = { keptBecause: 'protection' };

/** Every kind has its answer: an act whose end nobody waits for would be forgotten. */
const rules: Readonly<Record<IntentKind, TakeBackRule>> = {
  'register-organisation': ownerAsks,
  'issue-batch': ownerAsks,
  'revoke-certificate': protection,
  'revoke-certificates': protection,
  'commission-lot': ownerAsks,
  'transform-lot': ownerAsks,
  'recall-lot': protection,
  'authorize-payment': { afterwards: 'buyer-pays-again' },
  // The oracles ask once for a round, and an order waits for its weight.
  'submit-report': { keptBecause: 'report' },
  'capture-payment': askedAgain,
  'capture-amount': workItem,
  'void-payment': askedAgain,
  'reclaim-payment': askedAgain,
  'refund-payment': workItem,
  'anchor-book': { afterwards: 'next-closing' },
  countersign: ownerAsks,
  'add-signer': ownerAsks,
  'remove-signer': protection,
  'report-signer': protection,
  'declare-emissions': ownerAsks,
  'verify-emissions': ownerAsks,
  'open-fiat-order': askedAgain,
  'release-fiat-order': askedAgain,
  'cancel-fiat-order': askedAgain,
  'pay-out': { afterwards: 'payout-returned' },
  'send-native': workItem,
};

/**
 * @example takeBackRuleOf('pay-out', 'pay-out:0199…') // { afterwards: 'payout-returned' }
 */
export const takeBackRuleOf = (kind: IntentKind, businessKey: string): TakeBackRule =>
  // A sweep is asked for by its settlement, as long as coin lies on the deposit account.
  businessKey.startsWith('send-native:sweep:') ? askedAgain : rules[kind];

/** The kinds that nobody asks for again by itself. */
export const kindsOfOwners = (Object.keys(rules) as IntentKind[]).filter((kind) => rules[kind] === ownerAsks);
