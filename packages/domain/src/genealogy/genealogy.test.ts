import { expect } from 'chai';
import fc from 'fast-check';
import {
  ancestorsOf,
  cutGenealogy,
  descendantsOf,
  findGenealogyFaults,
  indexGenealogy,
  inOrderOfMaking,
  massBalanceOf,
  planTransformation,
  sharesOfLot,
  type Genealogy,
  type GenealogyAct,
  type GenealogyLot,
} from './index.ts';

/** Two heats; 6 t of coil A are slit with 0.1 t of kerf; a strip and 2 t of coil B are cut to one bundle. */
const plant: Genealogy = {
  lots: [
    { lotId: 'coil-a', massGrams: 10_000_000n, emissionsGrams: 6_200_000n, madeBy: null },
    { lotId: 'coil-b', massGrams: 8_000_000n, emissionsGrams: 16_000_000n, madeBy: null },
    { lotId: 'strip-1', massGrams: 3_500_000n, emissionsGrams: 2_206_779n, madeBy: 'slit' },
    { lotId: 'strip-2', massGrams: 2_400_000n, emissionsGrams: 1_513_221n, madeBy: 'slit' },
    { lotId: 'bundle', massGrams: 2_999_999n, emissionsGrams: 4_630_513n, madeBy: 'cut' },
  ],
  acts: [
    {
      id: 'slit',
      inputs: [{ lotId: 'coil-a', massGrams: 6_000_000n, emissionsGrams: 3_720_000n }],
      outputs: ['strip-1', 'strip-2'],
      lossGrams: 100_000n,
      processEmissionsGrams: 0n,
    },
    {
      id: 'cut',
      inputs: [
        { lotId: 'strip-1', massGrams: 1_000_000n, emissionsGrams: 630_508n },
        { lotId: 'coil-b', massGrams: 2_000_000n, emissionsGrams: 4_000_000n },
      ],
      outputs: ['bundle'],
      lossGrams: 1n,
      processEmissionsGrams: 5n,
    },
  ],
};

const codesOf = (genealogy: Genealogy) => findGenealogyFaults(genealogy).map(({ code }) => code);
const withLot = (change: Partial<GenealogyLot>, lotId = 'bundle'): Genealogy => ({
  ...plant,
  lots: plant.lots.map((lot) => (lot.lotId === lotId ? { ...lot, ...change } : lot)),
});
const withAct = (change: Partial<GenealogyAct>, id = 'cut'): Genealogy => ({
  ...plant,
  acts: plant.acts.map((act) => (act.id === id ? { ...act, ...change } : act)),
});

describe('genealogy of lots', () => {
  it('leads up to the heats and down to every descendant, nearest first', () => {
    const index = indexGenealogy(plant);
    expect(ancestorsOf(index, 'bundle')).to.deep.equal(['strip-1', 'coil-b', 'coil-a']);
    expect(descendantsOf(index, 'coil-a')).to.deep.equal(['strip-1', 'strip-2', 'bundle']);
    expect(descendantsOf(index, 'strip-2')).to.deep.equal([]);
    expect(ancestorsOf(index, 'coil-a')).to.deep.equal([]);
  });

  it('is cut to what concerns one lot', () => {
    const names = (part: Genealogy) => [part.lots.map((lot) => lot.lotId), part.acts.map((act) => act.id)];
    expect(names(cutGenealogy(plant, 'strip-1', 'up'))).to.deep.equal([['coil-a', 'strip-1'], ['slit']]);
    expect(names(cutGenealogy(plant, 'strip-1', 'down'))).to.deep.equal([['strip-1', 'bundle'], ['cut']]);
    expect(names(cutGenealogy(plant, 'coil-b', 'both'))).to.deep.equal([['coil-b', 'bundle'], ['cut']]);
  });

  it('balances every lot and act to the gram', () => {
    const balance = massBalanceOf(plant);
    expect(balance.lots[0]).to.deep.equal({
      lotId: 'coil-a',
      madeGrams: 10_000_000n,
      consumedGrams: 6_000_000n,
      leftGrams: 4_000_000n,
      madeEmissionsGrams: 6_200_000n,
      consumedEmissionsGrams: 3_720_000n,
      leftEmissionsGrams: 2_480_000n,
    });
    expect(
      balance.acts.map(({ inGrams, outGrams, lossGrams, isBalanced }) => [
        inGrams,
        outGrams,
        lossGrams,
        isBalanced,
      ]),
    ).to.deep.equal([
      [6_000_000n, 5_900_000n, 100_000n, true],
      [3_000_000n, 2_999_999n, 1n, true],
    ]);
    expect([balance.commissionedGrams, balance.leftGrams, balance.lostGrams]).to.deep.equal([
      18_000_000n,
      17_899_999n,
      100_001n,
    ]);
    expect(balance.leftEmissionsGrams).to.equal(6_200_000n + 16_000_000n + 5n);
    expect(findGenealogyFaults(plant)).to.deep.equal([]);
  });

  it('says which heats a mixed lot is made of, in grams that sum to its mass', () => {
    // A third of 2 999 999 g is 999 999.67 and rounds up by largest remainder; two thirds are 1 999 999.33.
    expect(sharesOfLot(plant, 'bundle')).to.deep.equal([
      { lotId: 'coil-b', massGrams: 1_999_999n, numerator: 2n, denominator: 3n },
      { lotId: 'coil-a', massGrams: 1_000_000n, numerator: 1n, denominator: 3n },
    ]);
    expect(sharesOfLot(plant, 'coil-a')).to.deep.equal([
      { lotId: 'coil-a', massGrams: 10_000_000n, numerator: 1n, denominator: 1n },
    ]);
    expect(() => sharesOfLot(plant, 'sheet')).to.throw('Lot sheet is not in this genealogy.');
  });

  it('names what is impossible', () => {
    const [unbalanced] = findGenealogyFaults(withAct({ lossGrams: 101n }));
    expect(unbalanced).to.deep.equal({
      code: 'mass-unbalanced',
      subject: 'cut',
      message: 'In cut 3000000 g went in, and 3000100 g came out or were lost: 100 g too many.',
    });
    expect(codesOf(withLot({ massGrams: 2_999_998n }))).to.deep.equal(['mass-unbalanced']);
    expect(codesOf(withLot({ emissionsGrams: 4_630_514n }))).to.deep.equal(['emissions-unbalanced']);
    expect(codesOf(withLot({ massGrams: 5_999_999n }, 'coil-a'))).to.deep.equal(['consumed-above-mass']);
    expect(codesOf(withLot({ emissionsGrams: 1n }, 'coil-a'))).to.deep.equal(['emissions-above-lot']);
    expect(codesOf(withLot({ madeBy: 'weld' }))).to.deep.equal(['unknown-act']);
    expect(codesOf(withLot({ madeBy: null }))).to.deep.equal(['made-twice']);
    expect(codesOf(withLot({ madeBy: 'slit' }))).to.include('not-its-output');
    expect(codesOf({ ...plant, lots: plant.lots.slice(1) })).to.include('unknown-lot');
    expect(codesOf({ ...plant, lots: [...plant.lots, ...plant.lots.slice(0, 1)] })).to.include('lot-twice');
    expect(codesOf({ ...plant, acts: [...plant.acts, ...plant.acts.slice(1)] })).to.include('act-twice');
    expect(codesOf(withAct({ inputs: [] }))).to.include('act-empty');
    expect(codesOf(withAct({ lossGrams: -1n }))).to.include('mass-not-positive');
  });

  it('finds a lot that is made of itself, and does not hang on it', () => {
    const loop: Genealogy = {
      lots: [
        { lotId: 'seed', massGrams: 1n, emissionsGrams: 0n, madeBy: null },
        { lotId: 'egg', massGrams: 1n, emissionsGrams: 0n, madeBy: 'hatch' },
        { lotId: 'hen', massGrams: 1n, emissionsGrams: 0n, madeBy: 'grow' },
      ],
      acts: [
        {
          id: 'hatch',
          inputs: [{ lotId: 'hen', massGrams: 1n, emissionsGrams: 0n }],
          outputs: ['egg'],
          lossGrams: 0n,
          processEmissionsGrams: 0n,
        },
        {
          id: 'grow',
          inputs: [{ lotId: 'egg', massGrams: 1n, emissionsGrams: 0n }],
          outputs: ['hen'],
          lossGrams: 0n,
          processEmissionsGrams: 0n,
        },
      ],
    };
    const [found] = findGenealogyFaults(loop);
    expect(found).to.include({ code: 'cycle' });
    expect(['egg', 'hen']).to.include(found?.subject);
    expect(descendantsOf(indexGenealogy(loop), 'egg')).to.deep.equal(['hen']);
    expect(() => sharesOfLot(loop, 'hen')).to.throw('made of itself');
  });
});

describe('a planned transformation', () => {
  const left = [{ lotId: 'coil', massGrams: 10_000_000n, emissionsGrams: 6_200_000n }];

  it('carries the emissions as the ledger does, to the gram', () => {
    const planned = planTransformation(
      {
        inputs: [
          { lotId: 'coil', massGrams: 3_000_000n },
          { lotId: 'coil', massGrams: 7_000_000n },
        ],
        outputs: [{ massGrams: 1_000_000n }, { massGrams: 1_000_000n }, { massGrams: 7_900_000n }],
        lossGrams: 100_000n,
        processEmissionsGrams: 7n,
      },
      left,
    );
    expect(planned.inputs.map((input) => input.emissionsGrams)).to.deep.equal([1_860_000n, 4_340_000n]);
    // 6 200 007 × 1 ÷ 9.9 is 626 263.3…; the last output takes what is left.
    expect(planned.outputs.map((output) => output.emissionsGrams)).to.deep.equal([
      626_263n,
      626_263n,
      4_947_481n,
    ]);
  });

  it('names the difference when mass would appear or vanish', () => {
    const plan = {
      inputs: [{ lotId: 'coil', massGrams: 6_000_000n }],
      lossGrams: 0n,
      processEmissionsGrams: 0n,
    };
    expect(() => planTransformation({ ...plan, outputs: [{ massGrams: 5_900_000n }] }, left)).to.throw(
      '6000000 g go in; 5900000 g come out and 0 g are lost. 100000 g are not accounted for. Add them to the loss or to an output.',
    );
    expect(() => planTransformation({ ...plan, outputs: [{ massGrams: 6_000_001n }] }, left)).to.throw(
      '1 g more come out than go in.',
    );
    expect(() =>
      planTransformation(
        {
          ...plan,
          inputs: [{ lotId: 'coil', massGrams: 10_000_001n }],
          outputs: [{ massGrams: 10_000_001n }],
        },
        left,
      ),
    ).to.throw('Lot coil has 10000000 g left, and 10000001 g are to go in: 1 g too many.');
    expect(() => planTransformation({ ...plan, outputs: [] }, left)).to.throw('needs an input and an output');
    expect(() =>
      planTransformation(
        { ...plan, inputs: [{ lotId: 'x', massGrams: 1n }], outputs: [{ massGrams: 1n }] },
        left,
      ),
    ).to.throw('Lot x');
  });
});

describe('random genealogies', () => {
  const gram = fc.bigInt({ min: 1n, max: 10n ** 9n });
  const heat = fc.record({ massGrams: gram, emissionsGrams: fc.bigInt({ min: 0n, max: 10n ** 10n }) });
  const step = fc.record({
    picks: fc.array(fc.tuple(fc.nat(), fc.bigInt({ min: 1n, max: 1_000n })), { minLength: 1, maxLength: 4 }),
    cuts: fc.array(fc.bigInt({ min: 1n, max: 1_000n }), { minLength: 1, maxLength: 4 }),
    loss: fc.bigInt({ min: 0n, max: 500n }),
    process: fc.bigInt({ min: 0n, max: 10n ** 6n }),
  });
  type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

  /** Plays steps against the ledger's arithmetic; a step that cannot be is left out. */
  const grow = (heats: { massGrams: bigint; emissionsGrams: bigint }[], steps: Step[]): Genealogy => {
    const lots: GenealogyLot[] = heats.map((lot, at) => ({ ...lot, lotId: `heat-${at}`, madeBy: null }));
    const acts: GenealogyAct[] = [];
    for (const { picks, cuts, loss, process } of steps) {
      const left = massBalanceOf({ lots, acts }).lots.map((lot) => ({
        lotId: lot.lotId,
        massGrams: lot.leftGrams,
        emissionsGrams: lot.leftEmissionsGrams,
      }));
      const inputs = picks.flatMap(([pick, permille]) => {
        const lot = left[pick % left.length];
        const massGrams = lot ? (lot.massGrams * permille) / 4_000n : 0n;
        return lot && massGrams > 0n ? [{ lotId: lot.lotId, massGrams }] : [];
      });
      const inputGrams = inputs.reduce((total, input) => total + input.massGrams, 0n);
      const lossGrams = (inputGrams * loss) / 1_000n;
      const outGrams = inputGrams - lossGrams;
      const weight = cuts.reduce((total, cut) => total + cut, 0n);
      const parts = cuts.map((cut) => (outGrams * cut) / weight).filter((part) => part > 0n);
      const rest = outGrams - parts.reduce((total, part) => total + part, 0n);
      const outputs = (rest > 0n ? [...parts, rest] : parts).map((massGrams) => ({ massGrams }));
      if (inputs.length === 0 || outputs.length === 0) continue;
      const id = `act-${acts.length}`;
      const planned = planTransformation(
        { inputs, outputs, lossGrams, processEmissionsGrams: process },
        left,
      );
      const made = planned.outputs.map((output, at) => ({ ...output, lotId: `${id}-${at}`, madeBy: id }));
      lots.push(...made);
      acts.push({
        id,
        inputs: planned.inputs,
        outputs: made.map((lot) => lot.lotId),
        lossGrams,
        processEmissionsGrams: process,
      });
    }
    return { lots, acts };
  };
  const world = fc
    .tuple(fc.array(heat, { minLength: 1, maxLength: 4 }), fc.array(step, { maxLength: 12 }))
    .map(([heats, steps]) => grow(heats, steps));

  it('conserve mass and emissions', () => {
    fc.assert(
      fc.property(world, (genealogy) => {
        const balance = massBalanceOf(genealogy);
        expect(balance.commissionedGrams).to.equal(balance.leftGrams + balance.lostGrams);
        expect(balance.commissionedEmissionsGrams + balance.processEmissionsGrams).to.equal(
          balance.leftEmissionsGrams,
        );
        expect(findGenealogyFaults(genealogy)).to.deep.equal([]);
      }),
    );
  });

  it('share every lot over its heats exactly', () => {
    fc.assert(
      fc.property(world, (genealogy) => {
        for (const lot of genealogy.lots) {
          const shares = sharesOfLot(genealogy, lot.lotId);
          expect(shares.reduce((total, share) => total + share.massGrams, 0n)).to.equal(lot.massGrams);
          for (const { massGrams, numerator, denominator } of shares) {
            const exact = lot.massGrams * numerator;
            const error = massGrams * denominator - exact;
            expect(error < denominator && -error < denominator).to.equal(true);
          }
        }
      }),
    );
  });

  it('list each lot after what it was made of, and ancestors mirror descendants', () => {
    fc.assert(
      fc.property(world, (genealogy) => {
        const index = indexGenealogy(genealogy);
        const order = inOrderOfMaking(index)?.map((lot) => lot.lotId) ?? [];
        expect(order.length).to.equal(genealogy.lots.length);
        for (const { lotId } of genealogy.lots) {
          for (const parent of ancestorsOf(index, lotId)) {
            expect(order.indexOf(parent)).to.be.lessThan(order.indexOf(lotId));
            expect(descendantsOf(index, parent)).to.include(lotId);
          }
          expect(findGenealogyFaults(cutGenealogy(genealogy, lotId, 'up'), { isPart: true })).to.deep.equal(
            [],
          );
        }
      }),
    );
  });

  it('are refused when one gram is added anywhere', () => {
    fc.assert(
      fc.property(
        world.filter((genealogy) => genealogy.acts.length > 0),
        fc.nat(),
        (genealogy, pick) => {
          const produced = genealogy.lots.filter((lot) => lot.madeBy !== null);
          const forged = produced[pick % produced.length]?.lotId;
          const lots = genealogy.lots.map((lot) =>
            lot.lotId === forged ? { ...lot, massGrams: lot.massGrams + 1n } : lot,
          );
          expect(codesOf({ ...genealogy, lots })).to.deep.equal(['mass-unbalanced']);
        },
      ),
    );
  });
});
