import { massBalanceOf } from './mass-balance.ts';
import { indexGenealogy, type Genealogy } from './model.ts';
import { inOrderOfMaking, parentsOf } from './walk-genealogy.ts';

/** What is impossible in a genealogy. `subject` is the lot or act that is at fault. */
export interface GenealogyFault {
  code:
    | 'lot-twice'
    | 'act-twice'
    | 'act-empty'
    | 'mass-not-positive'
    | 'unknown-act'
    | 'unknown-lot'
    | 'not-its-output'
    | 'made-twice'
    | 'consumed-above-mass'
    | 'emissions-above-lot'
    | 'mass-unbalanced'
    | 'emissions-unbalanced'
    | 'cycle'
    | 'told-otherwise';
  subject: string;
  message: string;
}

/**
 * Everything that a true genealogy cannot have: mass or emissions out of nothing or into it, a lot made twice, a lot that
 * is its own ancestor. Lots outside a cut are unknown to it, so give a whole genealogy or one cut `up`.
 *
 * @param options.isPart true for a part ({@link cutGenealogy}): acts may name lots that are not in it, and what
 *   depends on them is not judged
 * @returns nothing when the genealogy holds; order: lots, acts, balances, cycles
 * @example
 * findGenealogyFaults({ lots: [coil, sheet], acts: [{ id: 'slit', inputs: [5_000 g], outputs: ['sheet'], lossGrams: 0n, … }] })
 * // [{ code: 'mass-unbalanced', subject: 'slit', message: 'In slit 5000 g went in, and 4900 g came out or were lost: 100 g are missing.' }]
 */
export function findGenealogyFaults(
  genealogy: Genealogy,
  options: { isPart?: boolean } = {},
): GenealogyFault[] {
  const isPart = options.isPart === true;
  return [
    ...faultsOfLots(genealogy, isPart),
    ...faultsOfActs(genealogy, isPart),
    ...faultsOfBalances(genealogy, isPart),
    ...faultsOfOrder(genealogy),
  ];
}

function faultsOfLots(genealogy: Genealogy, isPart: boolean): GenealogyFault[] {
  const { acts } = indexGenealogy(genealogy);
  const seen = new Set<string>();
  return genealogy.lots.flatMap(({ lotId, massGrams, emissionsGrams, madeBy }): GenealogyFault[] => {
    const faults: GenealogyFault[] = [];
    if (seen.has(lotId)) faults.push(fault('lot-twice', lotId, `Lot ${lotId} stands here twice.`));
    seen.add(lotId);
    if (massGrams <= 0n || emissionsGrams < 0n) {
      faults.push(
        fault('mass-not-positive', lotId, `Lot ${lotId} has ${massGrams} g and ${emissionsGrams} g CO2e.`),
      );
    }
    if (madeBy === null) return faults;
    const act = acts.get(madeBy);
    if (!act) {
      if (!isPart) {
        faults.push(fault('unknown-act', lotId, `Lot ${lotId} came out of ${madeBy}, which is not here.`));
      }
    } else if (!act.outputs.includes(lotId)) {
      faults.push(
        fault('not-its-output', lotId, `Lot ${lotId} names ${madeBy} as its origin, which did not make it.`),
      );
    }
    return faults;
  });
}

function faultsOfActs(genealogy: Genealogy, isPart: boolean): GenealogyFault[] {
  const { lots } = indexGenealogy(genealogy);
  const seen = new Set<string>();
  const madeBy = new Map<string, string>();
  return genealogy.acts.flatMap((act): GenealogyFault[] => {
    const faults: GenealogyFault[] = [];
    const { id, inputs, outputs, lossGrams, processEmissionsGrams } = act;
    if (seen.has(id)) faults.push(fault('act-twice', id, `Act ${id} stands here twice.`));
    seen.add(id);
    if (inputs.length === 0 || outputs.length === 0) {
      faults.push(fault('act-empty', id, `Act ${id} needs at least one input and one output.`));
    }
    const isNegative = inputs.some(({ massGrams, emissionsGrams }) => massGrams <= 0n || emissionsGrams < 0n);
    if (isNegative || lossGrams < 0n || processEmissionsGrams < 0n) {
      faults.push(fault('mass-not-positive', id, `Act ${id} takes or loses a mass that is no mass.`));
    }
    for (const lotId of [...inputs.map((input) => input.lotId), ...outputs]) {
      if (!isPart && !lots.has(lotId)) {
        faults.push(fault('unknown-lot', id, `Act ${id} names lot ${lotId}, which is not here.`));
      }
    }
    for (const lotId of outputs) {
      const other = madeBy.get(lotId) ?? (lots.get(lotId)?.madeBy === null ? 'a commissioning' : undefined);
      if (other !== undefined) {
        faults.push(
          fault('made-twice', lotId, `Lot ${lotId} came out of ${id}, and out of ${other} as well.`),
        );
      }
      madeBy.set(lotId, id);
    }
    return faults;
  });
}

function faultsOfBalances(genealogy: Genealogy, isPart: boolean): GenealogyFault[] {
  const balance = massBalanceOf(genealogy);
  const { lots: lotOf, acts: actOf } = indexGenealogy(genealogy);
  const lots = balance.lots.flatMap((lot): GenealogyFault[] => {
    const faults: GenealogyFault[] = [];
    const { lotId, madeGrams, consumedGrams, madeEmissionsGrams, consumedEmissionsGrams } = lot;
    if (consumedGrams > madeGrams) {
      const message = `Of lot ${lotId} with ${madeGrams} g, ${consumedGrams} g were consumed: ${consumedGrams - madeGrams} g too many.`;
      faults.push(fault('consumed-above-mass', lotId, message));
    }
    if (consumedEmissionsGrams > madeEmissionsGrams) {
      const message = `Lot ${lotId} carries ${madeEmissionsGrams} g CO2e, and ${consumedEmissionsGrams} g left it.`;
      faults.push(fault('emissions-above-lot', lotId, message));
    }
    return faults;
  });
  const acts = balance.acts.flatMap((act): GenealogyFault[] => {
    const outputs = actOf.get(act.id)?.outputs ?? [];
    if (isPart && outputs.some((lotId) => !lotOf.has(lotId))) return [];
    const faults: GenealogyFault[] = [];
    const { id, inGrams, outGrams, lossGrams } = act;
    const missing = inGrams - outGrams - lossGrams;
    if (missing !== 0n) {
      const verdict = missing > 0n ? `${missing} g are missing` : `${-missing} g too many`;
      const message = `In ${id} ${inGrams} g went in, and ${outGrams + lossGrams} g came out or were lost: ${verdict}.`;
      faults.push(fault('mass-unbalanced', id, message));
    }
    const given = act.inEmissionsGrams + act.processEmissionsGrams;
    if (given !== act.outEmissionsGrams) {
      const message = `In ${id} ${given} g CO2e went in with the process, and ${act.outEmissionsGrams} g came out.`;
      faults.push(fault('emissions-unbalanced', id, message));
    }
    return faults;
  });
  return [...lots, ...acts];
}

function faultsOfOrder(genealogy: Genealogy): GenealogyFault[] {
  const index = indexGenealogy(genealogy);
  if (inOrderOfMaking(index)) return [];
  const start = lotOnCycle(index);
  return [fault('cycle', start, `Lot ${start} is made of itself: the way back from it leads to it again.`)];
}

/** One lot on a cycle, found by following first parents that lie on the unordered part. Call only when there is one. */
function lotOnCycle(index: ReturnType<typeof indexGenealogy>): string {
  const clean = new Set<string>();
  for (const lotId of index.lots.keys()) {
    const path: string[] = [];
    const onPath = new Set<string>();
    const stack = [{ lotId, next: 0 }];
    onPath.add(lotId);
    path.push(lotId);
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      if (!top) break;
      const parent = parentsOf(index, top.lotId)[top.next];
      top.next += 1;
      if (parent === undefined) {
        stack.pop();
        onPath.delete(top.lotId);
        clean.add(top.lotId);
      } else if (onPath.has(parent)) {
        return parent;
      } else if (!clean.has(parent)) {
        onPath.add(parent);
        stack.push({ lotId: parent, next: 0 });
      }
    }
  }
  return '';
}

const fault = (code: GenealogyFault['code'], subject: string, message: string): GenealogyFault => ({
  code,
  subject,
  message,
});
