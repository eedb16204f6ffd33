import { judgeRelevance, meanNdcg } from '../../packages/domain/src/search/relevance/judge.ts';
import { relevanceCatalogue } from '../../packages/domain/src/search/relevance/catalogue.ts';
import { labelledQueries } from '../../packages/domain/src/search/relevance/queries.ts';
import { atLeast, atMost, report, type Figure } from './report.ts';

const NDCG_LIMIT = 0.9;
/** What every single query has to reach. */
const EACH_LIMIT = 0.8;

const judgements = judgeRelevance();
const judged = judgements.flatMap(({ label, ndcg }) => (ndcg === null ? [] : [{ label, ndcg }]));
const languages = [...new Set(labelledQueries.map(({ language }) => language))].sort();
const meanOf = (language: string): Figure => {
  const own = judgements.filter(({ label }) => label.language === language);
  return atLeast(
    `nDCG@10, ${language === 'any' ? 'in no language' : language} (${own.length} queries)`,
    meanNdcg(own),
    '',
    NDCG_LIMIT,
  );
};
const foundInVain = judgements.filter(({ ndcg, found }) => ndcg === null && found.length > 0).length;

report([
  atLeast('offers in the judged catalogue', relevanceCatalogue().length, 'offers', 2_000),
  atLeast('labelled queries', labelledQueries.length, 'queries', 80),
  atLeast('nDCG@10, mean', meanNdcg(judgements), '', NDCG_LIMIT),
  ...languages.map(meanOf),
  atLeast('nDCG@10, the worst query', Math.min(...judged.map(({ ndcg }) => ndcg)), '', EACH_LIMIT),
  atMost('queries for a grade nobody offers that found something', foundInVain, 'queries', 0),
]);
