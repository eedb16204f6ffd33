import type { GenealogyAnswer } from '@topsteel/domain/api';

/** A box of the drawing: one lot, or several pieces of one act that nothing was made of. */
export interface DrawnLot {
  key: string;
  lotIds: string[];
  grams: bigint;
  column: number;
  row: number;
  isRoot: boolean;
  /** On the way from the lot to its heats. */
  isOnPath: boolean;
  isRecalled: boolean;
  isConcerned: boolean;
}
export interface DrawnFlow {
  from: string;
  to: string;
  grams: bigint;
  isOnPath: boolean;
}
export interface Drawing {
  lots: DrawnLot[];
  flows: DrawnFlow[];
  columns: number;
  rows: number;
}

/** Above this many boxes, pieces of one cut that nothing was made of become one box. */
const MOST_BOXES = 40;

/**
 * Where each lot stands in the drawing: columns from heat to piece, rows in the order of making. A flow's grams are those that went from one lot into the other, shared by mass.
 *
 * @example layOut(answer).columns // 3 for heat, strip, sheet
 */
export function layOut(answer: GenealogyAnswer): Drawing {
  const acts = answer.transformations;
  const made = new Map(acts.flatMap((act) => act.outputs.map((output) => [output.lotId, act] as const)));
  const used = new Set(acts.flatMap((act) => act.inputs.map((input) => input.lotId)));
  const keyOf = new Map<string, string>();
  for (const lot of answer.lots) {
    const isPiece =
      answer.lots.length > MOST_BOXES &&
      lot.madeBy !== null &&
      !used.has(lot.lotId) &&
      lot.lotId !== answer.lotId &&
      lot.recall === null;
    keyOf.set(lot.lotId, isPiece && lot.madeBy !== null ? `pieces of ${lot.madeBy}` : lot.lotId);
  }
  const path = pathUp(answer.lotId, made);
  const columns = columnsOf(answer, made);
  const rows: number[] = [];
  const drawn = new Map<string, DrawnLot>();
  for (const lot of answer.lots) {
    const key = keyOf.get(lot.lotId) ?? lot.lotId;
    const before = drawn.get(key);
    if (before) {
      before.lotIds.push(lot.lotId);
      before.grams += BigInt(lot.massGrams);
      continue;
    }
    const column = columns.get(lot.lotId) ?? 0;
    const row = rows[column] ?? 0;
    rows[column] = row + 1;
    drawn.set(key, {
      key,
      lotIds: [lot.lotId],
      grams: BigInt(lot.massGrams),
      column,
      row,
      isRoot: lot.lotId === answer.lotId,
      isOnPath: path.has(lot.lotId),
      isRecalled: lot.recall !== null,
      isConcerned: lot.recalledAncestors.length > 0,
    });
  }
  return {
    lots: [...drawn.values()],
    flows: flowsOf(answer, keyOf, path),
    columns: rows.length,
    rows: Math.max(1, ...[...drawn.values()].map((lot) => lot.row + 1)),
  };
}

type Act = GenealogyAnswer['transformations'][number];

/** One column after the last of what a lot was made of; what was made of nothing stands just before its first use. */
function columnsOf(answer: GenealogyAnswer, made: ReadonlyMap<string, Act>): Map<string, number> {
  const known = new Set(answer.lots.map((lot) => lot.lotId));
  const columns = new Map<string, number>();
  const firstUse = new Map<string, number>();
  for (const { lotId } of answer.lots) {
    const parents = (made.get(lotId)?.inputs ?? []).filter((input) => known.has(input.lotId));
    const column = parents.reduce((most, input) => Math.max(most, (columns.get(input.lotId) ?? 0) + 1), 0);
    columns.set(lotId, column);
    for (const { lotId: parent } of parents) {
      firstUse.set(parent, Math.min(column, firstUse.get(parent) ?? column));
    }
  }
  for (const { lotId } of answer.lots) {
    const use = firstUse.get(lotId);
    if (columns.get(lotId) === 0 && use !== undefined) columns.set(lotId, use - 1);
  }
  return columns;
}

function flowsOf(
  answer: GenealogyAnswer,
  keyOf: ReadonlyMap<string, string>,
  path: ReadonlySet<string>,
): DrawnFlow[] {
  const flows = new Map<string, DrawnFlow>();
  for (const act of answer.transformations) {
    const outGrams = act.outputs.reduce((total, output) => total + BigInt(output.massGrams), 0n);
    if (outGrams === 0n) continue;
    for (const input of act.inputs) {
      for (const output of act.outputs) {
        const from = keyOf.get(input.lotId);
        const to = keyOf.get(output.lotId);
        if (from === undefined || to === undefined) continue;
        const grams = (BigInt(input.massGrams) * BigInt(output.massGrams)) / outGrams;
        const isOnPath = path.has(input.lotId) && path.has(output.lotId);
        const key = `${from} ${to}`;
        const before = flows.get(key);
        flows.set(key, {
          from,
          to,
          grams: grams + (before?.grams ?? 0n),
          isOnPath: isOnPath || (before?.isOnPath ?? false),
        });
      }
    }
  }
  return [...flows.values()];
}

function pathUp(lotId: string, made: ReadonlyMap<string, Act>): Set<string> {
  const path = new Set([lotId]);
  for (const each of path) for (const input of made.get(each)?.inputs ?? []) path.add(input.lotId);
  return path;
}
