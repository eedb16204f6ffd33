import { expect } from 'chai';
import { actKeys } from './act-keys.ts';
import { problemOf } from './problem.ts';

const basket = { basketId: 'b1', rail: 'sepa', accept: { totalMinor: '311245' } };
const refused = (status: number) => ({ ok: false as const, problem: problemOf(status, null) });

describe('The key of an act', () => {
  const numbered = () => {
    let count = 0;
    return actKeys(() => `key ${(count += 1).toString()}`);
  };

  it('stays over presses that were not answered', () => {
    const keys = numbered();
    expect([keys.keyFor(basket), keys.keyFor({ ...basket })]).to.deep.equal(['key 1', 'key 1']);
    keys.answered(basket, refused(0));
    keys.answered(basket, refused(503));
    expect(keys.keyFor(basket)).to.equal('key 1');
  });

  it('stays while the first request is under way, and when it was done and nobody heard of it', () => {
    const keys = numbered();
    for (const reason of ['request-in-progress', 'answer-lost']) {
      keys.keyFor(basket);
      keys.answered(basket, { ok: false, problem: { ...refused(409).problem, reason } });
      expect(keys.keyFor(basket)).to.equal('key 1');
    }
    keys.answered(basket, { ok: false, problem: { ...refused(409).problem, reason: 'price-changed' } });
    expect(keys.keyFor(basket)).to.equal('key 2');
  });

  it('is another for the same basket ordered once more, also at the same total', () => {
    const keys = numbered();
    keys.keyFor(basket);
    keys.answered(basket, { ok: true, value: null });
    expect(keys.keyFor(basket)).to.equal('key 2');
    keys.answered(basket, refused(409));
    expect(keys.keyFor(basket)).to.equal('key 3');
  });

  it('is another for another act, and another on every page', () => {
    const keys = numbered();
    keys.keyFor(basket);
    const byCard = { ...basket, rail: 'card' };
    expect(keys.keyFor(byCard)).to.equal('key 2');
    keys.answered(byCard, { ok: true, value: null });
    expect(keys.keyFor(basket)).to.equal('key 1');
    expect(actKeys().keyFor(basket)).not.to.equal(actKeys().keyFor(basket));
  });
});
