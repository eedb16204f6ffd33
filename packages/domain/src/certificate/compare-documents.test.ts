import { expect } from 'chai';
import fc from 'fast-check';
import { compareDocuments } from './index.ts';

describe('compareDocuments', () => {
  it('names each value that changed, came or went', () => {
    const before = {
      A03: 'AVO-2026-11873',
      B07: ['41873-01', '41873-02'],
      C11: { Value: 384, Unit: 'MPa' },
    };
    const after = { A03: 'AVO-2026-11873/1', B07: ['41873-01'], C11: { Value: 348, Unit: 'MPa' }, Z02: null };
    expect(compareDocuments(before, after)).to.deep.equal([
      { path: 'A03', before: 'AVO-2026-11873', after: 'AVO-2026-11873/1' },
      { path: 'B07.1', before: '41873-02', after: null },
      { path: 'C11.Value', before: '384', after: '348' },
      { path: 'Z02', before: null, after: 'null' },
    ]);
  });

  it('finds nothing between a document and itself, and as much one way as the other (property)', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(compareDocuments(one, one)).to.deep.equal([]);
        const there = compareDocuments(one, other);
        const back = compareDocuments(other, one).map(({ path, before, after }) => ({
          path,
          before: after,
          after: before,
        }));
        expect(back).to.deep.equal(there);
      }),
    );
  });
});
