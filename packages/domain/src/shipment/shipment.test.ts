import { expect } from 'chai';
import fc from 'fast-check';
import { planLoad, weighLoads } from './index.ts';

describe('shipment: the loads of an order', () => {
  const order = { loads: 1, orderedGrams: 5_000_000n, maxGrams: 5_025_000n, shippedGrams: 2_010_000n };

  it('takes all that is left without a mass, and is the last then', () => {
    expect(planLoad(order, {})).to.deep.equal({ plannedGrams: 2_990_000n, isLast: true });
  });

  it('is the last when it completes what was ordered, unless the seller says otherwise', () => {
    expect(planLoad(order, { massGrams: 1_000_000n }).isLast).to.equal(false);
    expect(planLoad(order, { massGrams: 2_990_000n }).isLast).to.equal(true);
    expect(planLoad(order, { massGrams: 2_990_000n, isLast: false }).isLast).to.equal(false);
    expect(planLoad(order, { massGrams: 1_000_000n, isLast: true }).isLast).to.equal(true);
  });

  it('refuses more than may be delivered, and nothing', () => {
    expect(planLoad(order, { massGrams: 3_015_000n }).plannedGrams).to.equal(3_015_000n);
    expect(() => planLoad(order, { massGrams: 3_015_001n })).to.throw('at most 5.025 t may be delivered');
    expect(() => planLoad({ ...order, shippedGrams: 5_000_000n }, {})).to.throw('All 5 t are on their way');
  });

  it('refuses the load after the four hundredth: its tickets would not fit into one question to a signer', () => {
    expect(planLoad({ ...order, loads: 399 }, { massGrams: 1n }).plannedGrams).to.equal(1n);
    expect(() => planLoad({ ...order, loads: 400 }, { massGrams: 1n })).to.throw(
      'more than 400 cannot be weighed',
    );
  });

  it('weighs a load by its ticket, and gives what no ticket explains to the first load without one', () => {
    expect([
      ...weighLoads(
        [
          { ref: 'D-1', ticketGrams: 2_010_000n, knownGrams: null },
          { ref: 'D-1-2', ticketGrams: null, knownGrams: null },
          { ref: 'D-1-3', ticketGrams: null, knownGrams: null },
        ],
        4_982_000n,
      ),
    ]).to.deep.equal([
      ['D-1', 2_010_000n],
      ['D-1-2', 2_972_000n],
    ]);
    const both = [
      { ref: 'D-1', ticketGrams: null, knownGrams: 2_010_000n },
      { ref: 'D-1-2', ticketGrams: null, knownGrams: 2_972_000n },
    ];
    expect([...weighLoads(both, 4_990_000n)]).to.deep.equal([
      ['D-1', 2_010_000n],
      ['D-1-2', 2_980_000n],
    ]);
    expect([...weighLoads(both, 2_010_000n)]).to.deep.equal([['D-1', 2_010_000n]]);
    expect([...weighLoads([{ ref: 'D-1', ticketGrams: null, knownGrams: null }], 0n)]).to.deep.equal([]);
  });

  it('weighs the loads to the total as long as one has no ticket, and never above it (property)', () => {
    const mass = fc.option(fc.bigInt(1n, 40_000_000n), { nil: null });
    const load = fc.record({ ticketGrams: mass, knownGrams: mass });
    fc.assert(
      fc.property(
        fc.array(load, { minLength: 1, maxLength: 8 }),
        fc.bigInt(0n, 200_000_000n),
        (weighings, total) => {
          const loads = weighings.map((each, index) => ({ ref: `D-${index}`, ...each }));
          const sum = [...weighLoads(loads, total).values()].reduce((all, grams) => all + grams, 0n);
          expect(sum <= total).to.equal(true);
          if (weighings.some(({ ticketGrams }) => ticketGrams === null)) expect(sum).to.equal(total);
        },
      ),
    );
  });
});
