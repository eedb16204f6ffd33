import type { GenealogyAnswer } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import {
  compareLineage,
  readIndexedLots,
  type Comparison,
  type IndexedLot,
} from '@topsteel/domain/genealogy';

const TIMEOUT_MS = 15_000;
const LOTS_A_QUERY = 500;
/** Rows that an index answers at most of any list. */
const PAGE = 1_000;

/**
 * Asks the index of the chain about the lots of a genealogy and compares.
 *
 * @throws AppError `unavailable` when the index does not answer, or not in its form
 */
export async function compareWithIndex(answer: GenealogyAnswer, graph: string): Promise<Comparison> {
  const lots: IndexedLot[] = [];
  for (let from = 0; from < answer.lots.length; from += LOTS_A_QUERY) {
    const ids = answer.lots.slice(from, from + LOTS_A_QUERY).map((lot) => lot.lotId);
    for (const lot of await ask(graph, ids, '')) lots.push(await withAllParents(graph, lot));
  }
  return compareLineage(answer, lots);
}

async function withAllParents(graph: string, lot: IndexedLot): Promise<IndexedLot> {
  const parents = [...lot.parents];
  for (let last = lot.parents; last.length === PAGE; ) {
    const [more] = await ask(graph, [lot.id], last.at(-1)?.id ?? '');
    last = more?.parents ?? [];
    parents.push(...last);
  }
  return { ...lot, parents };
}

async function ask(graph: string, ids: readonly string[], after: string): Promise<IndexedLot[]> {
  const query = `query ($ids: [ID!]!, $after: ID!) { lots(first: ${PAGE}, where: { id_in: $ids }) {
    id massGrams emissionsGrams recalledAt madeBy { id lossGrams processEmissionsGrams }
    parents(first: ${PAGE}, orderBy: id, where: { id_gt: $after }) { id } } }`;
  try {
    const response = await fetch(graph, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { ids, after } }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return readIndexedLots(await response.json());
  } catch (cause) {
    throw new AppError('unavailable', {
      message: `Cannot tell: the index at ${graph} does not answer in its form.`,
      cause,
    });
  }
}
