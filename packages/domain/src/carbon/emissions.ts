import { AppError } from '../errors/index.ts';
import { mulDivDown, mulDivHalfUp } from '../units/index.ts';

/** Who stands behind a figure: only its author, or an independent verifier as well. */
export type Assurance = 'self-declared' | 'verified';

/** An independent verification of one figure (ISO 14064-3). */
export interface Verification {
  /** The verifier's name, never empty. */
  providerName: string;
  /** Standard verified against, such as "ISO 14064-3:2019"; empty when not stated. */
  standardName: string;
  /** Instant in ISO 8601, or null when not stated. */
  completedAt: string | null;
}

interface Figures {
  readonly massGrams: bigint;
  /** Grams of CO2e that belong to the whole mass. */
  readonly emissionsGrams: bigint;
}

/** Emissions of a mass, said by their declarer alone. */
export interface SelfDeclaredEmissions extends Figures {
  readonly assurance: 'self-declared';
}

declare const confirmed: unique symbol;

/** Emissions of a mass that a verifier confirmed. Only `confirmEmissions` makes one: no parsed document is one by itself. */
export interface VerifiedEmissions extends Figures {
  readonly assurance: 'verified';
  readonly verification: Verification;
  readonly [confirmed]: true;
}

export type Emissions = SelfDeclaredEmissions | VerifiedEmissions;

/** A sum of emissions. It was verified by nobody as a whole; the verified part is named beside it. */
export interface CombinedEmissions extends SelfDeclaredEmissions {
  readonly verifiedMassGrams: bigint;
  readonly verifiedEmissionsGrams: bigint;
}

/**
 * What a declarer says of a mass.
 *
 * @throws AppError `invalid-input` when the mass is not above zero or the emissions are below zero.
 * @example declareEmissions(20_000_000n, 12_400_000n).assurance // 'self-declared'
 */
export function declareEmissions(massGrams: bigint, emissionsGrams: bigint): SelfDeclaredEmissions {
  if (massGrams <= 0n || emissionsGrams < 0n) {
    throw new AppError('invalid-input', {
      message: `Emissions of ${emissionsGrams} g CO2e for ${massGrams} g of material cannot be stated. Give a mass above 0 and emissions of at least 0.`,
    });
  }
  return { assurance: 'self-declared', massGrams, emissionsGrams };
}

/**
 * The same figures, confirmed by a verifier.
 *
 * @param parties the two organisations, by any identifier: a verifier is independent of the declarer (ISO 14064-3)
 * @throws AppError `invalid-input` when the verifier has no name, `forbidden` when it is the declarer.
 */
export function confirmEmissions(
  emissions: SelfDeclaredEmissions,
  verification: Verification,
  parties: { declarer: string; verifier: string },
): VerifiedEmissions {
  if (verification.providerName.trim() === '') {
    throw new AppError('invalid-input', {
      message: 'A verification names who verified. Give the name of the verifier.',
    });
  }
  if (parties.declarer === parties.verifier) {
    throw new AppError('forbidden', {
      message: 'Nobody verifies their own statement. Name an independent verifier.',
    });
  }
  const { massGrams, emissionsGrams } = emissions;
  return { assurance: 'verified', massGrams, emissionsGrams, verification } as VerifiedEmissions;
}

/**
 * Cuts a mass into parts; every gram of CO2e goes to exactly one part. Rounding is cumulative: part i ends where the
 * floor of its running share ends, so the parts sum to the whole whatever their number.
 *
 * @throws AppError `not-conserved` when the parts do not sum to the mass or one is below zero.
 * @example splitEmissions(declareEmissions(3n, 10n), [1n, 1n, 1n]).map((part) => part.emissionsGrams) // [3n, 3n, 4n]
 */
export function splitEmissions<E extends Emissions>(whole: E, massesGrams: readonly bigint[]): E[] {
  const total = massesGrams.reduce((sum, mass) => sum + mass, 0n);
  if (total !== whole.massGrams || massesGrams.some((mass) => mass < 0n)) {
    throw new AppError('not-conserved', {
      message: `The parts weigh ${total} g and the whole ${whole.massGrams} g. Parts are at least 0 and sum to the whole.`,
    });
  }
  let running = 0n;
  let given = 0n;
  return massesGrams.map((massGrams) => {
    running += massGrams;
    const until = mulDivDown(whole.emissionsGrams, running, whole.massGrams);
    const part = { ...whole, massGrams, emissionsGrams: until - given };
    given = until;
    return part;
  });
}

/**
 * The share of emissions that belongs to a part of the mass, rounded half up to the gram.
 *
 * @throws AppError `not-conserved` when the part is larger than the whole.
 * @example partOfEmissions(declareEmissions(20_000_000n, 12_400_000n), 5_000_000n).emissionsGrams // 3100000n
 */
export function partOfEmissions<E extends Emissions>(whole: E, massGrams: bigint): E {
  if (massGrams < 0n || massGrams > whole.massGrams) {
    throw new AppError('not-conserved', {
      message: `${massGrams} g is no part of ${whole.massGrams} g.`,
    });
  }
  return {
    ...whole,
    massGrams,
    emissionsGrams: mulDivHalfUp(whole.emissionsGrams, massGrams, whole.massGrams),
  };
}

/**
 * The sum of emissions. A sum is self-declared even when every part is verified: nobody verified the sum.
 *
 * @example combineEmissions([declareEmissions(2n, 3n), declareEmissions(1n, 1n)]).emissionsGrams // 4n
 */
export function combineEmissions(parts: readonly Emissions[]): CombinedEmissions {
  const sum = (chosen: readonly Emissions[], figure: keyof Figures): bigint =>
    chosen.reduce((total, part) => total + part[figure], 0n);
  const verified = parts.filter((part) => part.assurance === 'verified');
  return {
    assurance: 'self-declared',
    massGrams: sum(parts, 'massGrams'),
    emissionsGrams: sum(parts, 'emissionsGrams'),
    verifiedMassGrams: sum(verified, 'massGrams'),
    verifiedEmissionsGrams: sum(verified, 'emissionsGrams'),
  };
}
