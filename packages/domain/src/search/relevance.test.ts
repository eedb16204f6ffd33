import { expect } from 'chai';
import { relevanceCatalogue } from './relevance/catalogue.ts';
import { judgeRelevance, meanNdcg } from './relevance/judge.ts';
import { labelledQueries, relevanceOf } from './relevance/queries.ts';

describe('relevance, by labelled queries', () => {
  const judgements = judgeRelevance();

  it('has queries in six languages, of which what few find nothing is meant to', () => {
    expect(labelledQueries.length).to.be.at.least(100);
    const languages = new Set(labelledQueries.map(({ language }) => language));
    expect([...languages].sort()).to.deep.equal(['any', 'de', 'en', 'es', 'fr', 'it', 'nl']);
    const unanswered = judgements.filter(({ ndcg }) => ndcg === null).map(({ label }) => label.query);
    expect(unanswered).to.deep.equal(['tôle inox 304L 2 mm', 'HEB 200 S356']);
  });

  it('reaches an nDCG@10 of 0.9 on average, and 0.8 with every single query', () => {
    expect(meanNdcg(judgements)).to.be.at.least(0.9);
    expect(
      judgements.filter(({ ndcg }) => ndcg !== null && ndcg < 0.8).map(({ label }) => label.query),
    ).to.deep.equal([]);
  });

  it('finds nothing where no grade is the one asked for, rather than a neighbour', () => {
    expect(judgements.filter(({ ndcg }) => ndcg === null).flatMap(({ found }) => found)).to.deep.equal([]);
  });

  it('judges a length that differs and an empty stock one grade lower each', () => {
    const documents = relevanceCatalogue();
    const label = labelledQueries.find(({ query }) => query === 'HEB 200 S355 12 m');
    const grades = documents.map(
      (document) => [relevanceOf(label ?? { query: '', language: 'any' }, document), document] as const,
    );
    const own = grades.filter(
      ([, { designation, grade }]) => designation === 'HEB 200' && grade.startsWith('S355'),
    );
    for (const [grade, { lengthUm, availableGrams, minGrams }] of own) {
      expect(grade).to.equal(3 - (lengthUm === 12_000_000 ? 0 : 1) - (availableGrams < minGrams ? 1 : 0));
    }
    expect(own).to.have.length(12);
    expect(new Set(grades.filter((one) => !own.includes(one)).map(([grade]) => grade))).to.deep.equal(
      new Set([0]),
    );
  });
});
