import { expect } from 'chai';
import { chosenAtFirst, chosenFirst } from './chosen-first.ts';

const lots = [
  { id: '412', availableGrams: '18400000' },
  { id: '411', availableGrams: '0' },
  { id: '410', availableGrams: '2480000' },
];
const hasMass = ({ availableGrams }: { availableGrams: string }) => availableGrams !== '0';
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

describe('the lot that a form’s link names', () => {
  it('stands first, though it is too old for the list', () => {
    const old = { id: '7', availableGrams: '5000000' };
    expect(ids(chosenFirst(lots, old, hasMass))).to.deep.equal(['7', '412', '410']);
    expect(ids(chosenFirst(lots, lots[2], hasMass))).to.deep.equal(['410', '412']);
  });

  it('is left out where nothing of it is left', () => {
    expect(ids(chosenFirst(lots, lots[1], hasMass))).to.deep.equal(['412', '410']);
    expect(ids(chosenFirst(lots, undefined, hasMass))).to.deep.equal(['412', '410']);
  });

  it('is chosen, and another never is in its place', () => {
    expect(chosenAtFirst(lots, '410')).to.equal('410');
    expect(chosenAtFirst(lots, '7')).to.equal('');
    expect(chosenAtFirst(lots, undefined)).to.equal('412');
    expect(chosenAtFirst([], undefined)).to.equal('');
  });
});
