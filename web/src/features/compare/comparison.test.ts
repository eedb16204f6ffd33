import { expect } from 'chai';
import { compareValues, idsOf } from './comparison.ts';

describe('compareValues', () => {
  it('marks what differs, and the lowest figure', () => {
    const row = compareValues('carbon', [
      { text: '2.180', figure: 2180n },
      { text: '0.455', figure: 455n },
      { text: 'none', figure: null },
    ]);
    expect([row.differs, row.best]).to.deep.equal([true, [1]]);
  });
  it('marks nobody where all say the same', () => {
    const row = compareValues('price', [
      { text: '742.00', figure: 742n },
      { text: '742.00', figure: 742n },
    ]);
    expect([row.differs, row.best]).to.deep.equal([false, []]);
  });
  it('ranks no words', () => {
    expect(compareValues('grade', [{ text: 'S355J2+N' }, { text: 'S460M' }]).best).to.deep.equal([]);
  });
});

describe('idsOf', () => {
  it('takes six offers at most, each once, and nothing that is no id', () => {
    const id = (last: number): string => `01a21866-4839-7889-bb0b-47ccd17a2a0${String(last)}`;
    expect(idsOf([id(1), id(1), 'x', `${id(2)},${id(3)}`])).to.deep.equal([id(1), id(2), id(3)]);
    expect(idsOf([1, 2, 3, 4, 5, 6, 7].map(id))).to.have.length(6);
    expect(idsOf(undefined)).to.deep.equal([]);
  });
});
