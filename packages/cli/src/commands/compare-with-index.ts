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

/**
 * Asks the index of the chain about the lots of a genealogy and compares.
 *
 * @throws AppError `unavailable` when the index does not answer, or not in its form
 */
export async function compareWithIndex(answer: GenealogyAnswer, graph: string): Promise<Comparison> {
  const lots: IndexedLot[] = [];
  for (let from = 0; from < answer.lots.length; from += LOTS_A_QUERY) {
    const ids = answer.lots.slice(from, from + LOTS_A_QUERY).map((lot) => lot.lotId);
    lots.push(...(await ask(graph, ids)));
  }
  return compareLineage(answer, lots);
}

async function ask(graph: string, ids: readonly string[]): Promise<IndexedLot[]> {
  const query = `query ($ids: [ID!]!) { lots(first: 1000, where: { id_in: $ids }) {
    id massGrams emissionsGrams recalledAt parents { id } madeBy { id lossGrams processEmissionsGrams } } }`;
  try {
    const response = await fetch(graph, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { ids } }),
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
