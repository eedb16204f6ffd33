import { expect } from 'chai';
import { steelFormOf, unitOf } from './steel-form.ts';

describe('steelFormOf', () => {
  for (const [product, form] of [
    ['Cold formed welded square hollow section', 'tube'],
    ['Hot rolled plate', 'plate'],
    ['Hot dip galvanised coil', 'coil'],
    ['Blech, warmgewalzt', 'plate'],
    ['Wide flange beam HEA 200', 'section'],
    ['Reinforcing mesh', 'rebar'],
    ['Round bar', 'bar'],
    ['', 'any'],
  ] as const)
    it(`knows ${product || 'nothing'} as ${form}`, () => {
      expect(steelFormOf({ product })).to.equal(form);
    });

  it('calls plates a pack, coils a coil and everything long a bundle', () => {
    expect([unitOf('plate'), unitOf('coil'), unitOf('tube'), unitOf('any')]).to.deep.equal([
      'pack',
      'coil',
      'bundle',
      'bundle',
    ]);
  });
});
