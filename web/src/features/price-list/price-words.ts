/** How an agreement stands today. */
export const STATE_TONES = { 'in-force': 'good', coming: 'info', past: 'unknown' } as const;

/** The families of steel that a vendor of this marketplace prices by. */
export const STEEL_FAMILIES = [
  'section',
  'hollow-section',
  'plate',
  'sheet',
  'coil',
  'bar',
  'rebar',
  'mesh',
  'tube',
] as const;
export type SteelFamily = (typeof STEEL_FAMILIES)[number];

export const steelFamily = (family: string | null): SteelFamily | undefined =>
  STEEL_FAMILIES.find((each) => each === family);
