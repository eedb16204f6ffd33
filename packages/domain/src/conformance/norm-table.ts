/**
 * Limits that a norm sets for a grade, as data. Decimals are text, mass fractions in percent, stresses in MPa,
 * lengths in mm, energies in J, temperatures in °C.
 */
export interface Limit {
  min?: string;
  max?: string;
  /** The value must be below the maximum, not at it: "< 1.35" in the norm. */
  isMaxExcluded?: true;
}

/** A limit for thicknesses above the previous band's and up to `upToMm` inclusive; the first band begins at 0. */
export interface Band extends Limit {
  upToMm: string;
  /** The thickness must be less than `upToMm`: "< 3" in the norm. */
  isBelow?: true;
}

export interface ContentLimit {
  symbol: string;
  bands: readonly Band[];
  /** Other limits for long products (sections, bars). */
  longProducts?: readonly Band[];
  /** Must stand on the certificate for it to be judged as conforming. */
  isRequired: boolean;
  /** The maximum does not apply when total aluminium reaches this. */
  waivedByAluminium?: string;
  /** Aluminium must also be this many times the nitrogen for the waiver. */
  waiverRatio?: string;
  /** The limit does not apply when other elements bind the nitrogen; how much suffices, the norm does not say. */
  orOtherBinders?: true;
  /** Known from one source only: a value outside is not evaluated instead of deviating. */
  isUnconfirmed?: true;
  clause: string;
}

/** Maximum of a sum of contents, such as Cr + Mo + Ni. */
export interface SumLimit {
  symbols: readonly string[];
  max: string;
  isRequired: boolean;
  clause: string;
}

export interface BandedLimit {
  bands: readonly Band[];
  /** By thickness of flat products, where the norm counts them apart from diameters. */
  flat?: readonly Band[];
  /** Limits for long products, where they differ. */
  longProducts?: readonly Band[];
  clause: string;
}

export interface ElongationLimit {
  longitudinal: readonly Band[];
  transverse: readonly Band[];
  flat?: readonly Band[];
  /** Of small thick-walled hollow sections: D/T below 15 (round), (B + H)/2T below 12.5 (square, rectangular). */
  thickWalled?: readonly Band[];
  /** Below this thickness the norm measures on a gauge length of 80 mm, by limits of its own. */
  fromMm?: string;
  clause: string;
}

export interface ImpactLimit extends BandedLimit {
  temperatureCelsius: string;
  /** Limits of transverse test pieces, where the norm has them; else the longitudinal ones hold. */
  transverse?: readonly Band[];
  /** Below this thickness no test is made. */
  fromMm: string;
  isRequired: boolean;
}

/** What a grade must have in one state of treatment. */
export interface MechanicalLimits {
  yield?: BandedLimit;
  tensile?: BandedLimit;
  elongation?: ElongationLimit;
  impact?: ImpactLimit;
  /** Rm/Re. */
  strengthRatio?: BandedLimit;
  /** Elongation at maximum force. */
  agt?: BandedLimit;
}

export interface GradeTable extends MechanicalLimits {
  grade: string;
  /** Number by EN 10027-2. */
  number: string;
  ladle: readonly ContentLimit[];
  /** Undefined: the norm's product limits are not in our tables, so product analyses are not evaluated. */
  product?: readonly ContentLimit[];
  sums?: readonly SumLimit[];
  carbonEquivalent?: BandedLimit;
  /** Mechanical limits by delivery condition (+N, +QT), where they decide; any other condition is not evaluated. */
  byCondition?: Readonly<Record<string, MechanicalLimits>>;
  /** The norm has a limit that is not in our tables: property and why. Such a property reads not evaluated. */
  open?: Readonly<Record<string, string>>;
}

export interface NormTable {
  /** Such as "EN 10025-2"; how certificates name it. */
  norm: string;
  /** Other norms whose certificates are judged by this table, because the figures agree. */
  aliases: readonly string[];
  /** Edition that the figures and clause numbers are taken from. */
  edition: string;
  /** Years in which national bodies published this edition: "DIN EN 10025-2:2005" is EN 10025-2:2004. */
  nationalYears: readonly string[];
  /** Delivery conditions that the norm excludes. */
  excludes?: readonly string[];
  /** Hollow sections have norms of their own: the norm covers only them, or all but them. */
  covers?: 'hollow sections' | 'all but hollow sections';
  source: string;
  grades: readonly GradeTable[];
}

/** @example minima('16:355 40:345') // [{ upToMm: '16', min: '355' }, { upToMm: '40', min: '345' }] */
export function minima(rows: string): Band[] {
  return bandsOf(rows).map(({ upTo, value }) => ({ ...upTo, min: value }));
}

/** @example maxima('16:0.17 250:0.20')[1] // { upToMm: '250', max: '0.20' } */
export function maxima(rows: string): Band[] {
  return bandsOf(rows).map(({ upTo, value }) => ({ ...upTo, max: value }));
}

/** @example ranges('<3:510-680')[0] // { upToMm: '3', isBelow: true, min: '510', max: '680' } */
export function ranges(rows: string): Band[] {
  return bandsOf(rows).map(({ upTo, value }) => {
    const [min = '', max = ''] = value.split('-');
    return { ...upTo, min, max };
  });
}

function bandsOf(rows: string): { upTo: Pick<Band, 'upToMm' | 'isBelow'>; value: string }[] {
  return rows.split(' ').map((row) => {
    const [edge = '', value = ''] = row.split(':');
    return {
      upTo: edge.startsWith('<') ? { upToMm: edge.slice(1), isBelow: true } : { upToMm: edge },
      value,
    };
  });
}
