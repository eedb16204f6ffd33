import { tonnesPerTonneText } from './intensity.ts';
import { plausibilityBands, type PlausibilityBand, type SteelRoute } from './plausibility-bands.ts';

/**
 * `usual`: within the band of the route. `needs-evidence`: outside; neither accepted nor refused.
 * `not-checked`: the route is not known, so nothing can be said.
 */
export type PlausibilityVerdict = 'usual' | 'needs-evidence' | 'not-checked';

export interface Plausibility {
  verdict: PlausibilityVerdict;
  band: PlausibilityBand | null;
  /** One sentence for people. */
  sentence: string;
}

/**
 * Compares an intensity with what is usual for its production route. It decides nothing: a figure outside of the band
 * needs evidence, one inside is not thereby true.
 *
 * @param form certificate form such as `plate` or `rebar`, when known
 * @example judgePlausibility({ route: 'EAF-scrap', form: null, gramsCo2ePerTonne: 1_800_000n }).verdict // 'needs-evidence'
 */
export function judgePlausibility(figure: {
  route: SteelRoute | null;
  form: string | null;
  gramsCo2ePerTonne: bigint;
}): Plausibility {
  const { route, form, gramsCo2ePerTonne } = figure;
  const band =
    plausibilityBands.find((each) => each.route === route && (each.form === null || each.form === form)) ??
    null;
  if (!band) {
    return {
      verdict: 'not-checked',
      band,
      sentence:
        'The production route is not stated, so the figure cannot be compared with what is usual for it.',
    };
  }
  const value = tonnesPerTonneText(gramsCo2ePerTonne);
  const low = tonnesPerTonneText(band.lowGramsPerTonne, 1);
  const high = tonnesPerTonneText(band.highGramsPerTonne, 1);
  const what = band.form === null ? band.route : `${band.route} ${band.form}`;
  if (gramsCo2ePerTonne >= band.lowGramsPerTonne && gramsCo2ePerTonne <= band.highGramsPerTonne) {
    return {
      verdict: 'usual',
      band,
      sentence: `${value} t CO2e per t is usual for ${what} (${low} to ${high}).`,
    };
  }
  const side = gramsCo2ePerTonne < band.lowGramsPerTonne ? 'lower' : 'higher';
  return {
    verdict: 'needs-evidence',
    band,
    sentence: `${value} t CO2e per t is ${side} than usual for ${what} (${low} to ${high}). It needs evidence: ask for the verified report.`,
  };
}

/**
 * The route that a text about the product names, or null. Tolerant of the words in use on certificates and footprints.
 *
 * @example routeNamedIn('Rebar from the electric arc furnace, 98 % scrap') // 'EAF-scrap'
 */
export function routeNamedIn(text: string): SteelRoute | null {
  const words = text.slice(0, 10_000);
  const isDri = /\bDRI\b|\bHBI\b|direct(?:ly)?[- ]reduced|direct reduction/i.test(words);
  const isArc = /\bEAF\b|electric[- ]arc/i.test(words);
  const isBlast = /\bBF\b|\bBOF\b|blast[- ]furnace|basic[- ]oxygen|\bLD converter/i.test(words);
  if (isBlast && (isArc || isDri)) return null;
  if (isDri) return 'DRI-EAF';
  if (isArc) return 'EAF-scrap';
  return isBlast ? 'BF-BOF' : null;
}
