/** Why a signer does not stand for a report, as a machine may count it. */
export type RefusalCode =
  /** What the chain says of reports: their kinds, rounds, times, and who signs now. */
  | 'kind-closed'
  | 'signer-set-stale'
  | 'signer-not-in-set'
  | 'round-taken'
  | 'round-far-ahead'
  | 'observation-superseded'
  | 'observation-in-future'
  | 'observation-too-old'
  | 'report-over'
  | 'report-valid-too-long'
  /** What was handed in as its ground. */
  | 'evidence-of-other-kind'
  | 'evidence-not-valid'
  | 'evidence-of-other-subject'
  | 'subject-not-found'
  | 'evidence-does-not-lead-here'
  | 'too-early'
  /** What the signer itself reads. */
  | 'sources-disagree'
  | 'value-differs'
  | 'currency-differs'
  | 'payment-named-twice'
  | 'payment-counted-elsewhere'
  | 'round-signed-otherwise';

/** A code for machines and a sentence for people. */
export interface Refusal {
  code: RefusalCode;
  sentence: string;
}

/**
 * Refusals that end by themselves: a node that is behind, a feed or a set of signers that is about to change, a time that
 * comes, a source that will be read again. A report is not dropped for them.
 */
const PASSING: ReadonlySet<string> = new Set<RefusalCode>([
  'kind-closed',
  'signer-set-stale',
  'signer-not-in-set',
  'round-far-ahead',
  'observation-in-future',
  'subject-not-found',
  'too-early',
  'sources-disagree',
]);

/** @example isPassing('subject-not-found') // true */
export const isPassing = (code: string): boolean => PASSING.has(code);

export const refuse = (code: RefusalCode, sentence: string): Refusal => ({ code, sentence });
