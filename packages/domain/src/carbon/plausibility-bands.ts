/** How the steel was made. Blast furnace and basic oxygen; scrap in the arc furnace; direct-reduced iron in the arc furnace. */
export type SteelRoute = 'BF-BOF' | 'EAF-scrap' | 'DRI-EAF' | 'other';

/** Between these the figure is usual for the route; outside, it may be right and needs evidence. Grams CO2e per tonne. */
export interface PlausibilityBand {
  route: SteelRoute;
  /** Which product the band is for; null for any. */
  form: string | null;
  lowGramsPerTonne: bigint;
  highGramsPerTonne: bigint;
  boundary: string;
  source: string;
}

/** Changes when a band does. */
export const PLAUSIBILITY_EDITION = '2026-11';

const worldsteel =
  'worldsteel, Sustainability Indicators: average CO2 intensity by route (BF-BOF about 2.3, DRI-EAF about 1.4, scrap-EAF about 0.7 t/t of crude steel cast)';
const epds = 'European EPDs to EN 15804, modules A1–A3';

const band = (
  route: SteelRoute,
  form: string | null,
  [lowKg, highKg]: readonly [bigint, bigint],
  boundary: string,
  source: string,
): PlausibilityBand => ({
  route,
  form,
  lowGramsPerTonne: lowKg * 1_000n,
  highGramsPerTonne: highKg * 1_000n,
  boundary,
  source,
});

const gate = 'cradle to gate, A1–A3';

/** The first band that fits route and form is taken; bands of a form come before those of any form. */
export const plausibilityBands: readonly PlausibilityBand[] = [
  band('EAF-scrap', 'rebar', [300n, 900n], gate, `${epds}: rebar from scrap 0.4–0.8 t/t, widened by 0.1`),
  band(
    'EAF-scrap',
    'section',
    [400n, 1_300n],
    gate,
    `${epds}: sections from scrap 0.5–1.2 t/t, widened by 0.1`,
  ),
  band('EAF-scrap', 'beam', [400n, 1_300n], gate, `${epds}: sections from scrap 0.5–1.2 t/t, widened by 0.1`),
  band('BF-BOF', 'coil', [1_700n, 3_000n], gate, `${epds}: coil 2.0–2.6 t/t, galvanised up to 2.8, widened`),
  band('BF-BOF', 'plate', [1_700n, 3_000n], gate, `${epds}: plate 2.0–2.6 t/t, widened`),
  band('EAF-scrap', null, [300n, 1_500n], gate, `${worldsteel}; a scrap route above 1.5 t/t needs evidence`),
  band(
    'DRI-EAF',
    null,
    [400n, 2_000n],
    gate,
    `${worldsteel}; hydrogen lowers it, coal-based reduction raises it`,
  ),
  band(
    'BF-BOF',
    null,
    [1_000n, 3_500n],
    gate,
    `${worldsteel}; a blast furnace route below 1.0 t/t needs evidence`,
  ),
];
