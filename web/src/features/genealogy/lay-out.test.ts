import { stripOfTwoCoils } from '@topsteel/domain/genealogy/fixtures';
import { expect } from 'chai';
import { layOut } from './lay-out.ts';

describe('the drawing of a genealogy', () => {
  it('sets each lot after what it was made of, and marks the way to the heats', () => {
    const { lots, columns, rows } = layOut(stripOfTwoCoils);
    expect(lots.map(({ key, column, row, isOnPath }) => [key, column, row, isOnPath])).to.deep.equal([
      ['1', 0, 0, true],
      ['2', 1, 0, true],
      ['3', 1, 1, true],
      ['5', 2, 0, true],
    ]);
    expect([columns, rows]).to.deep.equal([3, 2]);
    expect(lots.find((lot) => lot.isRoot)?.key).to.equal('5');
  });

  it('shares what goes in over what comes out, by mass', () => {
    // 6 t go into strips of 3.5 t and 2.4 t: 6 × 3.5 ÷ 5.9 t go into the first; the second is not shown.
    expect(layOut(stripOfTwoCoils).flows).to.deep.equal([
      { from: '1', to: '3', grams: 3_559_322n, isOnPath: true },
      { from: '3', to: '5', grams: 1_000_000n, isOnPath: true },
      { from: '2', to: '5', grams: 2_000_000n, isOnPath: true },
    ]);
  });

  it('draws the pieces of one cut as one box when there are many', () => {
    const [coil, , strip] = stripOfTwoCoils.lots;
    const [slit] = stripOfTwoCoils.transformations;
    if (!coil || !strip || !slit) throw new Error('The genealogy has changed.');
    const pieces = Array.from({ length: 60 }, (_, at) => ({
      ...strip,
      lotId: String(100 + at),
      massGrams: '100000',
      recall: at === 7 ? { at: '2026-11-26T09:00:00.000Z', reason: 4, txHash: strip.txHash } : null,
    }));
    const answer = {
      ...stripOfTwoCoils,
      lotId: '100',
      lots: [coil, ...pieces],
      transformations: [
        {
          ...slit,
          outputs: pieces.map(({ lotId, massGrams, emissionsGrams }) => ({
            lotId,
            massGrams,
            emissionsGrams,
          })),
        },
      ],
    };
    const { lots } = layOut(answer);
    expect(lots.map((lot) => [lot.lotIds.length, lot.grams])).to.deep.equal([
      [1, 10_000_000n],
      [1, 100_000n],
      [58, 5_800_000n],
      [1, 100_000n],
    ]);
    expect(lots[3]?.isRecalled).to.equal(true);
  });
});
