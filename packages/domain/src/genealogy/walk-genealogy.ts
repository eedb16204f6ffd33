import {
  indexGenealogy,
  type Genealogy,
  type GenealogyDirection,
  type GenealogyIndex,
  type GenealogyLot,
} from './model.ts';

const NONE: readonly string[] = [];

/** The lots that a lot was made of, each once; none for a commissioned lot. */
export function parentsOf(index: GenealogyIndex, lotId: string): readonly string[] {
  const madeBy = index.lots.get(lotId)?.madeBy ?? null;
  const act = madeBy === null ? undefined : index.acts.get(madeBy);
  return act ? [...new Set(act.inputs.map((input) => input.lotId))] : NONE;
}

/** The lots that were made of a lot, each once. */
export function childrenOf(index: GenealogyIndex, lotId: string): readonly string[] {
  const acts = index.usedIn.get(lotId);
  return acts ? [...new Set(acts.flatMap((act) => act.outputs))] : NONE;
}

/**
 * Every lot behind a lot, nearest first, without the lot itself. Ends on a cycle too.
 *
 * @example ancestorsOf(index, 'half') // ['coil', 'heat A', 'heat B']
 */
export const ancestorsOf = (index: GenealogyIndex, lotId: string): string[] =>
  reach(lotId, (at) => parentsOf(index, at));

/** Every lot made from a lot at any distance, nearest first, without the lot itself: what a recall of it concerns. */
export const descendantsOf = (index: GenealogyIndex, lotId: string): string[] =>
  reach(lotId, (at) => childrenOf(index, at));

/**
 * The part of a genealogy that concerns one lot: what is behind it, what was made from it, or both; never what only
 * shares a branch with it. Acts keep all their inputs and outputs when they lie on the way, and of a lot beside the way
 * the act says the id alone. Order is kept.
 */
export function cutGenealogy(genealogy: Genealogy, lotId: string, direction: GenealogyDirection): Genealogy {
  const index = indexGenealogy(genealogy);
  const kept = new Set([lotId]);
  const acts = new Set<string>();
  if (direction !== 'down') {
    for (const each of [lotId, ...ancestorsOf(index, lotId)]) {
      kept.add(each);
      const madeBy = index.lots.get(each)?.madeBy;
      if (madeBy !== null && madeBy !== undefined) acts.add(madeBy);
    }
  }
  if (direction !== 'up') {
    for (const each of [lotId, ...descendantsOf(index, lotId)]) {
      kept.add(each);
      for (const act of index.usedIn.get(each) ?? []) acts.add(act.id);
    }
  }
  return {
    lots: genealogy.lots.filter((lot) => kept.has(lot.lotId)),
    acts: genealogy.acts.filter((act) => acts.has(act.id)),
  };
}

/**
 * Lots so that each comes after everything it was made of; undefined when a cycle makes that impossible. Among lots that
 * could come next, the order given is kept.
 */
export function inOrderOfMaking(index: GenealogyIndex): GenealogyLot[] | undefined {
  const waiting = new Map<string, number>();
  for (const lot of index.lots.values()) {
    waiting.set(lot.lotId, parentsOf(index, lot.lotId).filter((parent) => index.lots.has(parent)).length);
  }
  const ready = [...index.lots.values()].filter((lot) => waiting.get(lot.lotId) === 0);
  for (let next = 0; next < ready.length; next += 1) {
    const made = ready[next]?.lotId ?? '';
    for (const child of childrenOf(index, made)) {
      const lot = index.lots.get(child);
      // A lot that an act names as its output without having been made by it is another fault, not an order.
      if (!lot || !parentsOf(index, child).includes(made)) continue;
      const left = (waiting.get(child) ?? 0) - 1;
      waiting.set(child, left);
      if (left === 0) ready.push(lot);
    }
  }
  return ready.length === index.lots.size ? ready : undefined;
}

function reach(from: string, next: (lotId: string) => readonly string[]): string[] {
  const seen = new Set([from]);
  const found: string[] = [];
  const queue = [from];
  for (let at = 0; at < queue.length; at += 1) {
    for (const lotId of next(queue[at] ?? '')) {
      if (seen.has(lotId)) continue;
      seen.add(lotId);
      found.push(lotId);
      queue.push(lotId);
    }
  }
  return found;
}
