import { genealogyAnswer, type GenealogyAnswer } from '../api/genealogy.ts';
import { AppError } from '../errors/index.ts';
import { findGenealogyFaults, type GenealogyFault } from './find-faults.ts';
import type { Genealogy, GenealogyLot } from './model.ts';

/** An exported genealogy, read and checked. */
export interface ReadGenealogy {
  answer: GenealogyAnswer;
  genealogy: Genealogy;
  faults: GenealogyFault[];
}

/**
 * Reads a genealogy as REST /v2 answers it and checks that it can be: nothing in it is taken on trust but the names.
 * Lots that acts made beside the way count for the balance of those acts.
 *
 * @throws AppError `invalid-input` naming the first field that is not in the agreed shape
 * @example readGenealogy(JSON.parse(text)).faults // [] when every act balances to the gram
 */
export function readGenealogy(value: unknown): ReadGenealogy {
  const parsed = genealogyAnswer.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new AppError('invalid-input', {
      message: `This is no genealogy: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
    });
  }
  const answer = parsed.data;
  const lots: GenealogyLot[] = answer.lots.map(({ lotId, massGrams, emissionsGrams, madeBy }) => ({
    lotId,
    massGrams: BigInt(massGrams),
    emissionsGrams: BigInt(emissionsGrams),
    madeBy,
  }));
  const known = new Set(lots.map((lot) => lot.lotId));
  for (const act of answer.transformations) {
    for (const { lotId, massGrams, emissionsGrams } of act.outputs) {
      if (known.has(lotId)) continue;
      known.add(lotId);
      lots.push({
        lotId,
        massGrams: BigInt(massGrams),
        emissionsGrams: BigInt(emissionsGrams),
        madeBy: act.id,
      });
    }
  }
  const genealogy: Genealogy = {
    lots,
    acts: answer.transformations.map((act) => ({
      id: act.id,
      inputs: act.inputs.map((input) => ({
        lotId: input.lotId,
        massGrams: BigInt(input.massGrams),
        emissionsGrams: BigInt(input.emissionsGrams),
      })),
      outputs: act.outputs.map((output) => output.lotId),
      lossGrams: BigInt(act.lossGrams),
      processEmissionsGrams: BigInt(act.processEmissionsGrams),
    })),
  };
  return { answer, genealogy, faults: findGenealogyFaults(genealogy, { isPart: true }) };
}
