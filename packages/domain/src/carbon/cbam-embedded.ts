import { AppError } from '../errors/index.ts';
import { divideHalfUp } from './intensity.ts';

/** A purchased good that went into another one, with its own specific embedded emissions. */
export interface CbamPrecursor {
  massGrams: bigint;
  directGramsPerTonne: bigint;
  indirectGramsPerTonne: bigint;
}

/** What one production process of an installation made and emitted in its reporting period. */
export interface CbamProcess {
  /** Activity level: the goods made. */
  activityLevelGrams: bigint;
  /** Attributed direct emissions of the process. */
  attributedDirectGrams: bigint;
  /** Emissions of the electricity the process used. */
  attributedIndirectGrams: bigint;
  precursors: readonly CbamPrecursor[];
}

/**
 * Specific embedded emissions in grams CO2e per tonne. For iron and steel only the direct ones are priced (Regulation (EU)
 * 2023/956, Annex II); the indirect ones are reported beside them.
 */
export interface SpecificEmbeddedEmissions {
  directGramsPerTonne: bigint;
  indirectGramsPerTonne: bigint;
  totalGramsPerTonne: bigint;
  /** What a certificate is owed for: the direct ones. */
  pricedGramsPerTonne: bigint;
}

/**
 * SEE = (attributed emissions + Σ precursor mass × precursor SEE) ÷ activity level (Regulation (EU) 2023/956, Annex IV,
 * 2 and 3), exact until one rounding half up to the gram per tonne at the end.
 *
 * @throws AppError `invalid-input` when nothing was made or a figure is below zero.
 * @example
 * specificEmbeddedEmissions({ activityLevelGrams: 1_000_000_000n, attributedDirectGrams: 250_000_000n,
 *   attributedIndirectGrams: 72_000_000n, precursors: [{ massGrams: 800_000_000n, directGramsPerTonne: 2_000_000n,
 *   indirectGramsPerTonne: 125_000n }] }) // direct 1850000n, indirect 172000n, total 2022000n
 */
export function specificEmbeddedEmissions(process: CbamProcess): SpecificEmbeddedEmissions {
  const { activityLevelGrams, attributedDirectGrams, attributedIndirectGrams, precursors } = process;
  const figures = [
    attributedDirectGrams,
    attributedIndirectGrams,
    ...precursors.flatMap((each) => [each.massGrams, each.directGramsPerTonne, each.indirectGramsPerTonne]),
  ];
  if (activityLevelGrams <= 0n || figures.some((figure) => figure < 0n)) {
    throw new AppError('invalid-input', {
      message:
        'Specific embedded emissions need an activity level above 0, and emissions, precursor masses and precursor figures of at least 0.',
    });
  }
  const per = (attributed: bigint, which: 'directGramsPerTonne' | 'indirectGramsPerTonne'): bigint => {
    const carried = precursors.reduce((sum, each) => sum + each.massGrams * each[which], 0n);
    return divideHalfUp(attributed * 1_000_000n + carried, activityLevelGrams);
  };
  const directGramsPerTonne = per(attributedDirectGrams, 'directGramsPerTonne');
  const indirectGramsPerTonne = per(attributedIndirectGrams, 'indirectGramsPerTonne');
  return {
    directGramsPerTonne,
    indirectGramsPerTonne,
    totalGramsPerTonne: directGramsPerTonne + indirectGramsPerTonne,
    pricedGramsPerTonne: directGramsPerTonne,
  };
}
