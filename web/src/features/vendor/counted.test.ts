import { expect } from 'chai';
import type { Answer } from '../../backend/problem.ts';
import type { Listed } from '../../backend/turn-pages.ts';
import { counted } from './counted.ts';

const listed = (items: string[], isCut = false): Answer<Listed<string>> => ({
  ok: true,
  value: { items, isCut },
});
const unread: Answer<Listed<string>> = {
  ok: false,
  problem: { status: 503, code: 'unavailable', sentence: 'Away.', fields: [] },
};

describe('what waits for a vendor', () => {
  it('is counted over its lists, and only what waits', () => {
    expect(
      counted([listed(['buyer', 'seller', 'buyer']), listed(['buyer'])], (by) => by === 'buyer'),
    ).to.deep.equal({
      count: 3,
      isCut: false,
    });
  });

  it('is at least what was read of a list that goes on', () => {
    expect(counted([listed(['a'], true), listed(['b', 'c'])])).to.deep.equal({ count: 3, isCut: true });
  });

  it('is not known where one list could not be read, which is not nothing', () => {
    expect(counted([listed(['a']), unread])).to.equal(undefined);
    expect(counted([listed([])])).to.deep.equal({ count: 0, isCut: false });
  });
});
