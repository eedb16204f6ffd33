/**
 * Limits that a norm sets for a grade, as data. Decimals are text, masses fractions in percent, stresses in MPa,
 * lengths in mm, energies in J, temperatures in °C.
 */
export interface Limit {
  min?: string;
  max?: string;
}

/** A limit for thicknesses above the previous band's and up to `upToMm` inclusive; the first band begins at 0. */
export interface Band extends Limit {
  upToMm: string;
}

export interface ContentLimit {
  symbol: string;
  bands: readonly Band[];
  /** More is allowed in long products (sections, bars). */
  longProducts?: readonly Band[];
  /** Must stand on the certificate for it to be judged as conforming. */
  isRequired: boolean;
  /** The maximum does not apply when total aluminium reaches this. */
  waivedByAluminium?: string;
  clause: string;
}

export interface BandedLimit {
  bands: readonly Band[];
  clause: string;
}

export interface ElongationLimit {
  longitudinal: readonly Band[];
  transverse: readonly Band[];
  clause: string;
}

export interface ImpactLimit {
  temperatureCelsius: string;
  minJoule: string;
  upToMm: string;
  /** Below this thickness no test is made. */
  fromMm: string;
  isRequired: boolean;
  clause: string;
}

export interface GradeTable {
  grade: string;
  /** Number by EN 10027-2. */
  number: string;
  ladle: readonly ContentLimit[];
  /** Undefined: the norm's product limits are not in our tables, so product analyses are not evaluated. */
  product?: readonly ContentLimit[];
  carbonEquivalent?: BandedLimit;
  yield: BandedLimit;
  tensile?: BandedLimit;
  elongation?: ElongationLimit;
  impact?: ImpactLimit;
  /** Rm/Re. */
  strengthRatio?: { min: string; clause: string };
  /** Elongation at maximum force. */
  agt?: { min: string; clause: string };
}

export interface NormTable {
  /** Such as "EN 10025-2"; how certificates name it. */
  norm: string;
  /** Other norms whose certificates are judged by this table. */
  aliases: readonly string[];
  /** Edition that the figures and clause numbers are taken from. */
  edition: string;
  source: string;
  grades: readonly GradeTable[];
}

/** Bands from [up to mm, limit] pairs, for tables of minima. */
export function minima(...pairs: readonly (readonly [upToMm: string, min: string])[]): Band[] {
  return pairs.map(([upToMm, min]) => ({ upToMm, min }));
}

/** Bands from [up to mm, limit] pairs, for tables of maxima. */
export function maxima(...pairs: readonly (readonly [upToMm: string, max: string])[]): Band[] {
  return pairs.map(([upToMm, max]) => ({ upToMm, max }));
}

export function ranges(...triples: readonly (readonly [upToMm: string, min: string, max: string])[]): Band[] {
  return triples.map(([upToMm, min, max]) => ({ upToMm, min, max }));
}
