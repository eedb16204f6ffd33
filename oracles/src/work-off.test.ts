import { expect } from 'chai';
import { workOff } from './work-off.ts';

describe('work that is worked off', () => {
  const failing = (odd: (item: number) => boolean) => {
    const done: number[] = [];
    const work = (item: number): Promise<void> => {
      if (odd(item)) return Promise.reject(new Error(`${item.toString()} is odd`));
      done.push(item);
      return Promise.resolve();
    };
    return { done, work };
  };
  const items = Array.from({ length: 30 }, (_, place) => place + 1);

  it('is done for all but the odd ones, and says at the end what was the matter with the first', async () => {
    const { done, work } = failing((item) => item % 2 === 1);
    const error: unknown = await workOff(items.slice(0, 5), work).catch((thrown: unknown) => thrown);
    expect([done, (error as Error).message]).to.deep.equal([[2, 4], '1 is odd']);
  });

  it('stops after ten failures in a row: what all need is away', async () => {
    let asked = 0;
    const { done, work } = failing((item) => item > 3);
    const counted = (item: number): Promise<void> => {
      asked += 1;
      return work(item);
    };
    const error: unknown = await workOff(items, counted).catch((thrown: unknown) => thrown);
    expect([done, asked, (error as Error).message]).to.deep.equal([[1, 2, 3], 13, '4 is odd']);
  });

  it('says nothing when nothing is the matter', async () => {
    const { done, work } = failing(() => false);
    await workOff([1, 2], work);
    expect(done).to.deep.equal([1, 2]);
  });
});
