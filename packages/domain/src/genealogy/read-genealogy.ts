import { genealogyAnswer, type GenealogyAnswer } from '../api/genealogy.ts';
import { AppError } from '../errors/index.ts';
import { findGenealogyFaults, type GenealogyFault } from './find-faults.ts';
import { massBalanceOf } from './mass-balance.ts';
import type { Genealogy, GenealogyLot } from './model.ts';
import { sharesOfLot } from './shares-of-lot.ts';
import { cutGenealogy } from './walk-genealogy.ts';

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
    const field = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new AppError('invalid-input', {
      message: `This is no genealogy: ${field === '' ? 'it is no JSON object' : `${field} is missing or wrong`}.`,
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
  const faults = findGenealogyFaults(genealogy, { isPart: true });
  if (!known.has(answer.lotId)) {
    faults.push(told(answer.lotId, `Lot ${answer.lotId}, of which this is the genealogy, is not in it.`));
  }
  faults.push(...faultsOfFlows(answer, genealogy));
  // Shares can be worked out only of what holds together.
  if (faults.length === 0) faults.push(...faultsOfHeats(answer, genealogy));
  return { answer, genealogy, faults };
}

/** What is said twice must be said alike: an output's mass, and what is left of a lot. */
function faultsOfFlows(answer: GenealogyAnswer, genealogy: Genealogy): GenealogyFault[] {
  const lotOf = new Map(genealogy.lots.map((lot) => [lot.lotId, lot]));
  const outputs = answer.transformations.flatMap((act) =>
    act.outputs.flatMap((output): GenealogyFault[] => {
      const lot = lotOf.get(output.lotId);
      const isAlike =
        lot?.massGrams === BigInt(output.massGrams) && lot.emissionsGrams === BigInt(output.emissionsGrams);
      return isAlike
        ? []
        : [told(output.lotId, `Lot ${output.lotId} and the act that made it say different masses.`)];
    }),
  );
  const leftOf = new Map(massBalanceOf(genealogy).lots.map((lot) => [lot.lotId, lot.leftGrams]));
  const lefts = answer.lots.flatMap((lot): GenealogyFault[] =>
    BigInt(lot.leftGrams) > (leftOf.get(lot.lotId) ?? 0n)
      ? [told(lot.lotId, `Of lot ${lot.lotId} more is said to be left than these acts leave of it.`)]
      : [],
  );
  return [...outputs, ...lefts];
}

function faultsOfHeats(answer: GenealogyAnswer, genealogy: Genealogy): GenealogyFault[] {
  if (answer.direction === 'down' || !answer.isWhole) return [];
  const shares = sharesOfLot(cutGenealogy(genealogy, answer.lotId, 'up'), answer.lotId);
  const isAlike =
    shares.length === answer.heats.length &&
    shares.every((share, position) => {
      const heat = answer.heats[position];
      return heat?.lotId === share.lotId && BigInt(heat.massGrams) === share.massGrams;
    });
  return isAlike
    ? []
    : [told(answer.lotId, `The heats in lot ${answer.lotId} are not those that its acts say.`)];
}

const told = (subject: string, message: string): GenealogyFault => ({
  code: 'told-otherwise',
  subject,
  message,
});
