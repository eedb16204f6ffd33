import { expect } from 'chai';
import fc from 'fast-check';
import { planCuts, type CuttingTask } from './index.ts';

const mm = (length: number): bigint => BigInt(length) * 1_000n;
const task = (
  stock: [number, number | null][],
  cuts: [number, number][],
  more: Partial<CuttingTask> = {},
): CuttingTask => ({
  stock: stock.map(([length, pieces]) => ({ lengthUm: mm(length), pieces })),
  cuts: cuts.map(([length, pieces]) => ({ lengthUm: mm(length), pieces })),
  kerfUm: 0n,
  trimUm: 0n,
  minRemnantUm: mm(1_000),
  ...more,
});

describe('A cutting plan', () => {
  it('lays a kerf between two pieces and one behind the last', () => {
    const plan = planCuts(task([[12_000, null]], [[5_900, 4]], { kerfUm: mm(3) }));
    expect(plan.bars).to.deep.equal([
      {
        stockLengthUm: mm(12_000),
        times: 2,
        pieces: [{ lengthUm: mm(5_900), pieces: 2 }],
        kerfUm: mm(6),
        trimUm: 0n,
        offcutUm: mm(194),
        isRemnant: false,
      },
    ]);
    expect([plan.stockUm, plan.piecesUm, plan.kerfUm, plan.scrapUm, plan.remnantUm]).to.deep.equal(
      [24_000, 23_600, 12, 388, 0].map(mm),
    );
    expect([plan.isOptimal, plan.gapPermille]).to.deep.equal([true, 0]);
  });

  it('needs no kerf where the bar ends, and none of 6 m twice from 12 m with one', () => {
    expect(planCuts(task([[12_000, null]], [[6_000, 2]])).stockUm).to.equal(mm(12_000));
    expect(planCuts(task([[12_003, null]], [[6_000, 2]], { kerfUm: mm(3) })).bars[0]).to.include({
      times: 1,
      kerfUm: mm(3),
      offcutUm: 0n,
    });
    expect(planCuts(task([[12_000, null]], [[6_000, 2]], { kerfUm: mm(3) })).stockUm).to.equal(mm(24_000));
  });

  it('trims both ends first', () => {
    expect(planCuts(task([[6_000, null]], [[3_000, 2]], { trimUm: mm(5) })).bars).to.have.length(1);
    expect(planCuts(task([[6_000, null]], [[3_000, 2]], { trimUm: mm(5) })).stockUm).to.equal(mm(12_000));
    const exact = planCuts(task([[6_010, null]], [[3_000, 2]], { trimUm: mm(5) }));
    expect([exact.stockUm, exact.trimUm, exact.scrapUm]).to.deep.equal([mm(6_010), mm(10), 0n]);
  });

  it('is the best where first-fit is not: 6, 5, 5, 4, 4, 3, 3 from 10 m is 3 bars', () => {
    // First-fit decreasing: 6+4, 5+5, 4+3+3 = 3 bars as well; with 7, 6, 5, 4, 3, 3, 2 it is 7+3, 6+4, 5+3+2.
    const plan = planCuts(
      task(
        [[10_000, null]],
        [
          [7_000, 1],
          [6_000, 1],
          [5_000, 1],
          [4_000, 1],
          [3_000, 2],
          [2_000, 1],
        ],
      ),
    );
    expect([plan.stockUm, plan.scrapUm, plan.isOptimal]).to.deep.equal([mm(30_000), 0n, true]);
  });

  it('finds what first-fit decreasing misses: 44, 24, 24, 22, 21, 17, 8, 8, 6, 6 in bars of 61', () => {
    // Sum 180 of 183: three bars are the bound. First-fit: 44+17, 24+24+8, 22+21+8+6, 6: four.
    const plan = planCuts(
      task(
        [[61, null]],
        [
          [44, 1],
          [24, 2],
          [22, 1],
          [21, 1],
          [17, 1],
          [8, 2],
          [6, 2],
        ],
      ),
    );
    expect([plan.stockUm, plan.lowerBoundUm, plan.isOptimal]).to.deep.equal([mm(183), mm(183), true]);
  });

  it('knows pieces that cannot share a bar: 3 of 5.5 m need 3 bars of 10 m', () => {
    const plan = planCuts(task([[10_000, null]], [[5_500, 3]]));
    expect([plan.stockUm, plan.lowerBoundUm, plan.isOptimal]).to.deep.equal([mm(30_000), mm(30_000), true]);
  });

  it('proves a plan above its bound the best when nothing better is left to look at', () => {
    // 4 pieces of 4 m: sum 16 in bars of 10 m says 2, and 2 hold them. 5 pieces of 4 m: sum 20 says 2, but a bar holds 2.
    const plan = planCuts(task([[10_000, null]], [[4_000, 5]]));
    expect([plan.stockUm, plan.isOptimal, plan.gapPermille]).to.deep.equal([mm(30_000), true, 0]);
  });

  it('chooses among stock lengths: 7 m and 5 m from 12 m, not from 8 m and 6 m', () => {
    const plan = planCuts(
      task(
        [
          [6_000, null],
          [8_000, null],
          [12_000, null],
        ],
        [
          [7_000, 2],
          [5_000, 2],
        ],
      ),
    );
    expect([plan.stockUm, plan.scrapUm]).to.deep.equal([mm(24_000), 0n]);
    const short = planCuts(
      task(
        [
          [6_000, null],
          [12_000, null],
        ],
        [[5_500, 1]],
      ),
    );
    expect(short.bars.map(({ stockLengthUm }) => stockLengthUm)).to.deep.equal([mm(6_000)]);
  });

  it('takes no more bars than there are, and names what is missing', () => {
    const plan = planCuts(
      task(
        [
          [6_000, 1],
          [12_000, 1],
        ],
        [[6_000, 4]],
      ),
    );
    expect(plan.stockUm).to.equal(mm(18_000));
    expect(plan.missing).to.deep.equal([{ lengthUm: mm(6_000), pieces: 1 }]);
    expect(plan.isOptimal).to.equal(false);
  });

  it('keeps long off-cuts for stock', () => {
    const plan = planCuts(task([[12_000, null]], [[10_000, 1]]));
    expect([plan.remnantUm, plan.scrapUm]).to.deep.equal([mm(2_000), 0n]);
  });

  it('refuses a list that is too long', () => {
    expect(() => planCuts(task([[12_000, null]], [[100, 5_001]]))).to.throw('at most 5000 pieces');
    expect(() => planCuts(task([[12_000, null]], [[0, 1]]))).to.throw('1 to 100 lengths');
  });

  it('says the gap of a large list: 1,200 pieces of 12 lengths come within 3 % of the bound', () => {
    const cuts = Array.from({ length: 12 }, (_, at): [number, number] => [940 + at * 317, 100]);
    const plan = planCuts(task([[12_000, null]], cuts, { kerfUm: mm(3) }));
    expect(plan.missing).to.deep.equal([]);
    expect(plan.gapPermille).to.be.at.most(30);
  }).timeout(10_000);
});

describe('Every cutting plan', () => {
  const lengths = fc.integer({ min: 200, max: 6_000 });
  const tasks = fc.record({
    stock: fc.array(
      fc.tuple(fc.constantFrom(6_000, 7_500, 12_000, 15_000), fc.option(fc.integer({ min: 1, max: 8 }))),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    cuts: fc.array(fc.tuple(lengths, fc.integer({ min: 1, max: 6 })), { minLength: 1, maxLength: 7 }),
    kerf: fc.integer({ min: 0, max: 5 }),
    trim: fc.integer({ min: 0, max: 20 }),
  });

  it('conserves: stock is pieces, kerf, trim, remnants and scrap; each bar holds what it is said to; no piece is lost', () => {
    fc.assert(
      fc.property(tasks, ({ stock, cuts, kerf, trim }) => {
        const asked = task(stock, cuts, { kerfUm: mm(kerf), trimUm: mm(trim) });
        const plan = planCuts(asked);
        expect(plan.stockUm).to.equal(
          plan.piecesUm + plan.kerfUm + plan.trimUm + plan.remnantUm + plan.scrapUm,
        );
        const cut = new Map<bigint, number>();
        for (const bar of plan.bars) {
          const used = bar.pieces.reduce((sum, one) => sum + one.lengthUm * BigInt(one.pieces), 0n);
          expect(used + bar.kerfUm + bar.trimUm + bar.offcutUm).to.equal(bar.stockLengthUm);
          expect(bar.offcutUm >= 0n && bar.kerfUm >= 0n).to.equal(true);
          for (const { lengthUm, pieces } of bar.pieces) {
            cut.set(lengthUm, (cut.get(lengthUm) ?? 0) + pieces * bar.times);
          }
        }
        for (const { lengthUm, pieces } of plan.missing) cut.set(lengthUm, (cut.get(lengthUm) ?? 0) + pieces);
        const wanted = new Map<bigint, number>();
        for (const { lengthUm, pieces } of asked.cuts)
          wanted.set(lengthUm, (wanted.get(lengthUm) ?? 0) + pieces);
        expect([...cut].sort()).to.deep.equal([...wanted].sort());
        for (const { lengthUm } of asked.stock) {
          const there = asked.stock.filter((one) => one.lengthUm === lengthUm);
          const most = there.some(({ pieces }) => pieces === null)
            ? Infinity
            : there.reduce((sum, { pieces }) => sum + (pieces ?? 0), 0);
          const taken = plan.bars
            .filter((bar) => bar.stockLengthUm === lengthUm)
            .reduce((sum, { times }) => sum + times, 0);
          expect(taken).to.be.at.most(most);
        }
        if (plan.missing.length === 0) expect(plan.lowerBoundUm <= plan.stockUm).to.equal(true);
      }),
      { numRuns: 150 },
    );
  }).timeout(60_000);

  it('is the best of all, on small lists: no plan by trying every order of pieces uses less', () => {
    const small = fc.array(fc.integer({ min: 2, max: 9 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(small, (pieces) => {
        const plan = planCuts(
          task(
            [[10, null]],
            pieces.map((length) => [length, 1]),
          ),
        );
        expect(plan.isOptimal).to.equal(true);
        expect(plan.stockUm).to.equal(mm(10 * fewestBars(pieces, 10)));
      }),
      { numRuns: 100 },
    );
  });
});

/** The fewest bars by assigning every piece to every bar. */
function fewestBars(pieces: readonly number[], length: number): number {
  let best = pieces.length;
  const put = (at: number, rooms: readonly number[]): void => {
    if (rooms.length >= best) return;
    const piece = pieces[at];
    if (piece === undefined) {
      best = rooms.length;
      return;
    }
    rooms.forEach((room, bar) => {
      if (room >= piece) put(at + 1, rooms.with(bar, room - piece));
    });
    put(at + 1, [...rooms, length - piece]);
  };
  put(0, []);
  return best;
}
