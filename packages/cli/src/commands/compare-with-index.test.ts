import type { GenealogyAnswer } from '@topsteel/domain/api';
import { expect } from 'chai';
import { serve } from '../fixtures/file-store.ts';
import { compareWithIndex } from './compare-with-index.ts';

/** As graph-node: a hundred of a list when not asked for more, a thousand at most. */
function pageOf(query: string, ids: readonly string[], after: string): { id: string }[] {
  const first = Number(/parents ?\(first: (\d+)/.exec(query)?.[1] ?? 100);
  return ids
    .filter((id) => id > after)
    .slice(0, Math.min(first, 1_000))
    .map((id) => ({ id }));
}

describe('a genealogy against the index', () => {
  it('agrees on a lot that was made of very many', async () => {
    const sources = Array.from({ length: 2_300 }, (_, place) => String(10_000 + place));
    const act = { id: 'melt', lossGrams: '0', processEmissionsGrams: '0' };
    const facts = { massGrams: '2300', emissionsGrams: '0' };
    const index = await serve((_path, body) => {
      const { query, variables } = JSON.parse(body) as { query: string; variables: { after?: string } };
      const parents = pageOf(query, sources, variables.after ?? '');
      return { data: { lots: [{ id: '7', ...facts, recalledAt: null, madeBy: act, parents }] } };
    });
    const answer = {
      lots: [{ lotId: '7', ...facts, madeBy: act.id, recall: null }],
      transformations: [{ ...act, inputs: sources.map((lotId) => ({ lotId })) }],
    } as unknown as GenealogyAnswer;
    expect(await compareWithIndex(answer, index.url)).to.deep.equal({
      ...{ compared: 1, differences: [], unknown: [] },
    });
    await index.close();
  });
});
