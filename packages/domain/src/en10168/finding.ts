/** refuse: the document is not accepted. warn: a person should look. info: worth knowing. */
export type FindingSeverity = 'refuse' | 'warn' | 'info';

export const findingCodes = [
  'not-json',
  'too-large',
  'not-a-certificate',
  'field-missing',
  'field-wrong',
  'type-unclear',
  'type-not-accepted',
  'heat-missing',
  'heat-from-batch',
  'several-heats',
  'mass-missing',
  'mass-wrong',
  'mass-theoretical',
  'mass-contradiction',
  'content-impossible',
  'content-unusual',
  'contents-above-100',
  'carbon-equivalent-contradiction',
  'yield-above-tensile',
  'ratio-contradiction',
  'mean-contradiction',
  'outside-stated-limits',
  'designations-exclude',
  'no-results',
  'value-unread',
  'logo-unreadable',
  'type-old-edition',
  'type-name-differs',
  'field-ignored',
  'number-interpreted',
  'unit-assumed',
  'unit-unknown',
  'range-read',
  'value-bounded',
  'symbol-from-name',
  'heats-split',
  'heat-from-supplement',
  'attachment-altered',
  'attachment-unchecked',
  'condition-special',
  'not-steel',
  'content-twice',
  'type-not-stated',
  'mass-from-delivery',
] as const;
export type FindingCode = (typeof findingCodes)[number];

export interface Finding {
  code: FindingCode;
  severity: FindingSeverity;
  /** Path in the document, in dots; empty when it concerns the whole. */
  field: string;
  /** What was found, in one sentence. */
  message: string;
  /** What to do about it. */
  remedy: string;
}
