import { expect } from 'chai';
import { placesOf } from './mass-bar.tsx';

describe('the picture of ordered and weighed mass', () => {
  it('keeps every mark inside, in the order of the masses', () => {
    const places = placesOf({ ordered: 8_000_000n, max: 8_160_000n, weighed: 7_964_000n });
    expect(places).to.deep.equal({ ordered: 81, max: 283, weighed: 36 });
  });
  it('draws what is not weighed yet without a mark', () => {
    expect(placesOf({ ordered: 8_000_000n, max: 8_160_000n, weighed: null })).to.deep.equal({
      ordered: 36,
      max: 283,
      weighed: null,
    });
  });
  it('stands for a line without tolerance too', () => {
    const { ordered, max } = placesOf({ ordered: 5n, max: 5n, weighed: 5n });
    expect([ordered, max]).to.deep.equal([160, 160]);
  });
});
