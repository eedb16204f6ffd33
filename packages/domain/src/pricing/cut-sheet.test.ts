import { expect } from 'chai';
import fc from 'fast-check';
import { planCuts } from '../cutting/index.ts';
import { cutSheetOf, KERF_UM, REMNANT_FROM_UM, remnantFates } from './index.ts';

const six = 6_000_000n;
const plan = (pieces: number, cuts: { lengthUm: bigint; pieces: number }[]) =>
  planCuts({
    stock: [{ lengthUm: six, pieces }],
    cuts,
    kerfUm: KERF_UM,
    trimUm: 0n,
    minRemnantUm: REMNANT_FROM_UM,
    goal: 'any',
  });

describe('the sheet of a cutting plan', () => {
  it('shares the mass of the bars out by length', () => {
    // Two of three bars of 6 m at 14.41 kg/m: 2 × (2 × 2.4 m, kerf 2 × 3 mm, 1.194 m left).
    const cuts = [{ lengthUm: 2_400_000n, pieces: 4 }];
    const mass = { massGrams: 259_380n, pieces: 3n, lengthUm: six };
    const sheet = cutSheetOf(plan(3, cuts), mass, 'return', true);
    expect(sheet.rows).to.deep.equal([
      { kind: 'piece', lengthUm: 2_400_000n, pieces: 4, massGrams: 138_336n },
      { kind: 'bar', lengthUm: six, pieces: 1, massGrams: 86_460n },
      { kind: 'remnant', lengthUm: 1_194_000n, pieces: 2, massGrams: 34_411n },
      { kind: 'kerf', lengthUm: null, pieces: 4, massGrams: 173n },
    ]);
    expect([sheet.barsGrams, sheet.leftGrams]).to.deep.equal([259_380n, 34_411n]);
    expect(cutSheetOf(plan(3, cuts), mass, 'keep', false).leftGrams).to.equal(0n);
  });

  it('pieces, whole bars, remnants, scrap and kerf are the bars, to the gram (property)', () => {
    const task = fc.record({
      cuts: fc.array(
        fc.record({
          lengthUm: fc.bigInt({ min: 200_000n, max: six }),
          pieces: fc.integer({ min: 1, max: 6 }),
        }),
        { minLength: 1, maxLength: 5 },
      ),
      gramsPerMetre: fc.bigInt({ min: 300n, max: 900_000n }),
      spare: fc.integer({ min: 0, max: 3 }),
      fate: fc.constantFrom(...remnantFates),
    });
    fc.assert(
      fc.property(task, ({ cuts, gramsPerMetre, spare, fate }) => {
        const bars = cuts.reduce((sum, { pieces }) => sum + pieces, 0) + spare;
        const massGrams = (gramsPerMetre * six * BigInt(bars) + 500_000n) / 1_000_000n;
        const mass = { massGrams, pieces: BigInt(bars), lengthUm: six };
        const sheet = cutSheetOf(plan(bars, cuts), mass, fate, false);
        const of = (kinds: readonly string[]) =>
          sheet.rows.reduce((sum, row) => (kinds.includes(row.kind) ? sum + row.massGrams : sum), 0n);
        expect(of(['piece', 'bar', 'remnant', 'scrap', 'kerf'])).to.equal(massGrams);
        expect(sheet.leftGrams).to.equal(fate === 'keep' ? 0n : of(['remnant']));
        expect(sheet.rows.every((row) => row.massGrams >= 0n)).to.equal(true);
        const cut = sheet.rows.reduce((sum, row) => (row.kind === 'piece' ? sum + row.pieces : sum), 0);
        expect(cut).to.equal(cuts.reduce((sum, { pieces }) => sum + pieces, 0));
      }),
    );
  }).timeout(30_000);
});
