import type { SearchDocument } from '../document.ts';
import { SearchIndex } from '../search-index.ts';
import { synonymSeeds, termsOf } from '../synonyms.ts';
import { relevanceCatalogue } from './catalogue.ts';
import { labelledQueries, relevanceOf, type LabelledQuery } from './queries.ts';

export interface Judgement {
  label: LabelledQuery;
  /** Null when nothing on offer is relevant: then nothing should be found. */
  ndcg: number | null;
  found: string[];
}

const DEPTH = 10;

/** Discounted gain of the first ten (Järvelin and Kekäläinen 2002), with 2^grade − 1 as the gain. */
const gainOf = (grades: readonly number[]): number =>
  grades.slice(0, DEPTH).reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0);

/** Every labelled query, answered by the search and judged by the rule. */
export function judgeRelevance(): Judgement[] {
  const documents = relevanceCatalogue();
  const index = indexOf(documents);
  const byId = new Map(documents.map((document) => [document.id, document]));
  return labelledQueries.map((label) => {
    const { results } = index.search({
      query: label.query,
      filter: {},
      sort: 'relevance',
      site: null,
      after: null,
      limit: DEPTH,
    });
    const found = results.flatMap(({ id }) => byId.get(id) ?? []);
    const ideal = gainOf(documents.map((document) => relevanceOf(label, document)).sort((a, b) => b - a));
    return {
      label,
      ndcg: ideal === 0 ? null : gainOf(found.map((document) => relevanceOf(label, document))) / ideal,
      found: found.map(({ designation, grade, lengthUm }) => `${designation} ${grade} ${lengthUm ?? ''}`),
    };
  });
}

/** Mean over the queries that something on offer answers. */
export function meanNdcg(judgements: readonly Judgement[]): number {
  const judged = judgements.flatMap(({ ndcg }) => ndcg ?? []);
  return judged.reduce((sum, one) => sum + one, 0) / judged.length;
}

export function indexOf(documents: readonly SearchDocument[]): SearchIndex {
  const index = new SearchIndex();
  index.setSynonyms(synonymSeeds.map((seed) => ({ id: seed.id, terms: termsOf(seed) })));
  for (const document of documents) index.put(document);
  return index;
}
