import { mulDivDown } from '../units/index.ts';
import type { Genealogy, GenealogyAct } from './model.ts';

/** Where the mass of one lot is: made = consumed + left, to the gram. */
export interface LotBalance {
  lotId: string;
  madeGrams: bigint;
  consumedGrams: bigint;
  leftGrams: bigint;
  madeEmissionsGrams: bigint;
  consumedEmissionsGrams: bigint;
  leftEmissionsGrams: bigint;
}

/** What one transformation did: in = out + loss, and emissions in + process = emissions out. */
export interface ActBalance {
  id: string;
  inGrams: bigint;
  outGrams: bigint;
  lossGrams: bigint;
  inEmissionsGrams: bigint;
  processEmissionsGrams: bigint;
  outEmissionsGrams: bigint;
  isBalanced: boolean;
}

export interface MassBalance {
  lots: LotBalance[];
  acts: ActBalance[];
  /** Of everything commissioned here: commissioned = left over all lots + lost. */
  commissionedGrams: bigint;
  leftGrams: bigint;
  lostGrams: bigint;
  /** Commissioned emissions + those of processes = left over all lots. */
  commissionedEmissionsGrams: bigint;
  processEmissionsGrams: bigint;
  leftEmissionsGrams: bigint;
}

/**
 * The mass-balance view of a genealogy, exact to the gram. Left is what transformations have not taken; sales move title
 * and leave mass where it is.
 *
 * @example
 * // 10 t of a heat, 6 t of them cut into 3.5 t and 2.4 t with 0.1 t of kerf
 * massBalanceOf(genealogy).leftGrams // 9_900_000n: 4 t + 3.5 t + 2.4 t
 */
export function massBalanceOf(genealogy: Genealogy): MassBalance {
  const consumed = new Map<string, { grams: bigint; emissionsGrams: bigint }>();
  for (const { lotId, massGrams, emissionsGrams } of genealogy.acts.flatMap((act) => act.inputs)) {
    const before = consumed.get(lotId) ?? { grams: 0n, emissionsGrams: 0n };
    consumed.set(lotId, {
      grams: before.grams + massGrams,
      emissionsGrams: before.emissionsGrams + emissionsGrams,
    });
  }
  const lotOf = new Map(genealogy.lots.map((lot) => [lot.lotId, lot]));
  const lots = genealogy.lots.map(({ lotId, massGrams, emissionsGrams }): LotBalance => {
    const taken = consumed.get(lotId) ?? { grams: 0n, emissionsGrams: 0n };
    return {
      lotId,
      madeGrams: massGrams,
      consumedGrams: taken.grams,
      leftGrams: massGrams - taken.grams,
      madeEmissionsGrams: emissionsGrams,
      consumedEmissionsGrams: taken.emissionsGrams,
      leftEmissionsGrams: emissionsGrams - taken.emissionsGrams,
    };
  });
  const acts = genealogy.acts.map((act) => actBalance(act, lotOf));
  const commissioned = genealogy.lots.filter((lot) => lot.madeBy === null);
  return {
    lots,
    acts,
    commissionedGrams: sum(commissioned, (lot) => lot.massGrams),
    leftGrams: sum(lots, (lot) => lot.leftGrams),
    lostGrams: sum(acts, (act) => act.lossGrams),
    commissionedEmissionsGrams: sum(commissioned, (lot) => lot.emissionsGrams),
    processEmissionsGrams: sum(acts, (act) => act.processEmissionsGrams),
    leftEmissionsGrams: sum(lots, (lot) => lot.leftEmissionsGrams),
  };
}

function actBalance(
  act: GenealogyAct,
  lotOf: ReadonlyMap<string, { massGrams: bigint; emissionsGrams: bigint }>,
): ActBalance {
  const outputs = act.outputs.flatMap((lotId) => lotOf.get(lotId) ?? []);
  const inGrams = sum(act.inputs, (input) => input.massGrams);
  const outGrams = sum(outputs, (lot) => lot.massGrams);
  const inEmissionsGrams = sum(act.inputs, (input) => input.emissionsGrams);
  const outEmissionsGrams = sum(outputs, (lot) => lot.emissionsGrams);
  const isWhole = outputs.length === act.outputs.length;
  return {
    id: act.id,
    inGrams,
    outGrams,
    lossGrams: act.lossGrams,
    inEmissionsGrams,
    processEmissionsGrams: act.processEmissionsGrams,
    outEmissionsGrams,
    isBalanced:
      isWhole &&
      inGrams === outGrams + act.lossGrams &&
      inEmissionsGrams + act.processEmissionsGrams === outEmissionsGrams,
  };
}

/**
 * Emissions that `grams` of a lot take along: floor(emissionsLeft × grams ÷ massLeft). The last gram takes all that is
 * left, so no cut loses any (`contracts/provenance/MassBalance.sol`, take).
 *
 * @example carriedEmissionsDown({ massGrams: 3n, emissionsGrams: 10n }, 2n) // 6n
 */
export const carriedEmissionsDown = (
  left: { massGrams: bigint; emissionsGrams: bigint },
  grams: bigint,
): bigint => mulDivDown(left.emissionsGrams, grams, left.massGrams);

/**
 * Emissions of each output, by mass, rounded down; the last output has the remainder
 * (`contracts/provenance/MassBalance.sol`, share).
 *
 * @example sharedEmissionsDown(10n, [1n, 1n, 1n]) // [3n, 3n, 4n]
 */
export function sharedEmissionsDown(emissionsGrams: bigint, outputGrams: readonly bigint[]): bigint[] {
  const whole = outputGrams.reduce((total, grams) => total + grams, 0n);
  let left = emissionsGrams;
  return outputGrams.map((grams, position) => {
    const share = position + 1 === outputGrams.length ? left : mulDivDown(emissionsGrams, grams, whole);
    left -= share;
    return share;
  });
}

const sum = <T>(list: readonly T[], of: (item: T) => bigint): bigint =>
  list.reduce((total, item) => total + of(item), 0n);
