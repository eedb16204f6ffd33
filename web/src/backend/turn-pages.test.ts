import { expect } from 'chai';
import type { Page } from '@topsteel/domain/api';
import type { Answer } from './problem.ts';
import { turnPages } from './turn-pages.ts';

/** A list of `total` rows in pages of 100, whose page that begins at `broken` cannot be read. */
function list(total: number, broken?: number) {
  const asked: (string | null)[] = [];
  const readPage = async (cursor: string | null): Promise<Answer<Page<number>>> => {
    await Promise.resolve();
    asked.push(cursor);
    const from = Number(cursor ?? 0);
    if (from === broken) {
      return { ok: false, problem: { status: 503, code: 'unavailable', sentence: 'Away.', fields: [] } };
    }
    const items = Array.from({ length: Math.min(100, total - from) }, (_, at) => from + at);
    const next = from + items.length;
    return { ok: true, value: { items, nextCursor: next < total ? String(next) : null } };
  };
  return { asked, readPage };
}

describe('a list that is read page after page', () => {
  it('is whole to its last row', async () => {
    const { asked, readPage } = list(230);
    const answer = await turnPages(readPage, 500);
    expect(answer.ok && answer.value.items).to.deep.equal(Array.from({ length: 230 }, (_, at) => at));
    expect(answer.ok && answer.value.isCut).to.equal(false);
    expect(asked).to.deep.equal([null, '100', '200']);
  });

  it('says that it is cut, and is not when it ends just there', async () => {
    const cut = await turnPages(list(501).readPage, 500);
    expect(cut.ok && [cut.value.items.length, cut.value.isCut]).to.deep.equal([500, true]);
    const whole = await turnPages(list(500).readPage, 500);
    expect(whole.ok && [whole.value.items.length, whole.value.isCut]).to.deep.equal([500, false]);
  });

  it('is no list where one of its pages cannot be read', async () => {
    const answer = await turnPages(list(230, 100).readPage, 500);
    expect(answer).to.deep.equal({
      ok: false,
      problem: { status: 503, code: 'unavailable', sentence: 'Away.', fields: [] },
    });
  });
});
