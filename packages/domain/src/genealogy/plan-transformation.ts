import { AppError } from '../errors/index.ts';
import { carriedEmissionsDown, sharedEmissionsDown } from './mass-balance.ts';

/** What a lot still has to give: its mass and emissions that no transformation has taken. */
export interface LotLeft {
  lotId: string;
  massGrams: bigint;
  emissionsGrams: bigint;
}

/** A transformation that is wanted. A lot may be named twice: it gives each time of what the time before left. */
export interface TransformationPlan {
  inputs: readonly { lotId: string; massGrams: bigint }[];
  outputs: readonly { massGrams: bigint }[];
  lossGrams: bigint;
  processEmissionsGrams: bigint;
}

/** What the ledger will do with the plan, to the gram. */
export interface PlannedTransformation {
  inputs: { lotId: string; massGrams: bigint; emissionsGrams: bigint }[];
  outputs: { massGrams: bigint; emissionsGrams: bigint }[];
  inputGrams: bigint;
  outputGrams: bigint;
  emissionsGrams: bigint;
}

/**
 * Works out a transformation as the ledger does (`IMaterialLedger.transform`): Σ out + loss = Σ in; emissions follow the
 * mass in, with the process's, and are shared over the outputs by mass, rounded down, the last one taking the rest. Loss
 * carries none.
 *
 * @param left what each input lot has left on the ledger
 * @throws AppError `not-conserved` naming the difference in grams, or a lot with less left than it is to give;
 *   `invalid-input` without inputs or outputs, for a mass of zero, or for a lot that is not in `left`
 * @example
 * // 6 t of a lot with 10 t and 6.2 t CO2e, cut into 3.5 t and 2.4 t
 * planTransformation(plan, left).outputs[1] // { massGrams: 2_400_000n, emissionsGrams: 1_513_221n }
 */
export function planTransformation(
  plan: TransformationPlan,
  left: readonly LotLeft[],
): PlannedTransformation {
  const { inputs, outputs, lossGrams, processEmissionsGrams } = plan;
  if (inputs.length === 0 || outputs.length === 0)
    throw invalid('A transformation needs an input and an output.');
  if ([...inputs, ...outputs].some(({ massGrams }) => massGrams <= 0n) || lossGrams < 0n) {
    throw invalid('Every input and output needs a mass above zero, and the loss cannot be below zero.');
  }
  const inputGrams = inputs.reduce((total, input) => total + input.massGrams, 0n);
  const outputGrams = outputs.reduce((total, output) => total + output.massGrams, 0n);
  requireBalance(inputGrams, outputGrams, lossGrams);
  const pool = new Map(left.map((lot) => [lot.lotId, { ...lot }]));
  const taken = inputs.map(({ lotId, massGrams }) => {
    const lot = pool.get(lotId);
    if (!lot) throw invalid(`Lot ${lotId} is not one that can be transformed here.`);
    if (massGrams > lot.massGrams) {
      throw new AppError('not-conserved', {
        message: `Lot ${lotId} has ${lot.massGrams} g left, and ${massGrams} g are to go in: ${massGrams - lot.massGrams} g too many.`,
        details: { reason: 'above-left', lotId, leftGrams: lot.massGrams.toString() },
      });
    }
    const emissionsGrams = carriedEmissionsDown(lot, massGrams);
    lot.massGrams -= massGrams;
    lot.emissionsGrams -= emissionsGrams;
    return { lotId, massGrams, emissionsGrams };
  });
  const emissionsGrams = taken.reduce((total, input) => total + input.emissionsGrams, processEmissionsGrams);
  const shares = sharedEmissionsDown(
    emissionsGrams,
    outputs.map((output) => output.massGrams),
  );
  return {
    inputs: taken,
    outputs: outputs.map(({ massGrams }, position) => ({
      massGrams,
      emissionsGrams: shares[position] ?? 0n,
    })),
    inputGrams,
    outputGrams,
    emissionsGrams,
  };
}

/** @throws AppError `not-conserved` that names the difference. */
export function requireBalance(inputGrams: bigint, outputGrams: bigint, lossGrams: bigint): void {
  const difference = inputGrams - outputGrams - lossGrams;
  if (difference === 0n) return;
  const verdict =
    difference > 0n
      ? `${difference} g are not accounted for. Add them to the loss or to an output.`
      : `${-difference} g more come out than go in. Take them off an output or the loss.`;
  throw new AppError('not-conserved', {
    message: `${inputGrams} g go in; ${outputGrams} g come out and ${lossGrams} g are lost. ${verdict}`,
    details: { reason: 'mass-unbalanced', differenceGrams: difference.toString() },
  });
}

const invalid = (message: string): AppError => new AppError('invalid-input', { message });
