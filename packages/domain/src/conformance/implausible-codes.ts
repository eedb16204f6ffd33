/** What cannot be, though it passes a schema. */
export const implausibleCodes = [
  'content-impossible',
  'contents-above-100',
  'stated-twice',
  'analyses-apart',
  'carbon-equivalent-contradiction',
  'strength-impossible',
  'yield-above-tensile',
  'ratio-contradiction',
  'elongation-impossible',
  'energy-impossible',
  'mean-contradiction',
  'temperature-impossible',
  'hardness-impossible',
  'size-impossible',
  'mass-contradiction',
  'designations-exclude',
  'condition-contradiction',
  'melting-contradiction',
  'date-in-future',
  'date-before-order',
] as const;
export type ImplausibleCode = (typeof implausibleCodes)[number];
