/**
 * Conservation of carbon units under random histories of issues, transfers, splits, merges, retirements and
 * cancellations. A model of plain ranges says what every act must lead to. After every act, accepted or refused:
 * ├── INV-20 issued = active + retired + cancelled, each the model's to the gram
 * ├── INV-21 the ranges are the model's: the same beginnings, ends and holders, and none besides
 * └── INV-21 ranges, retired and cancelled serials never overlap, and what was issued once is never issued again
 */
import { expect } from 'chai';
import fc from 'fast-check';
import { ethers, type Signer } from '../world.ts';
import { CLASS, issue, ISSUANCE, part, PURPOSE, registry, type Registry } from './units.ts';

const SEED = 20_261_126;
const RUNS = 25;

interface Span {
  first: bigint;
  last: bigint;
  holder: number;
}

interface Model {
  r: Registry;
  holders: Signer[];
  ranges: Span[];
  gone: Span[];
  begun: Set<bigint>;
  next: bigint;
  totals: [bigint, bigint, bigint, bigint];
}

/** One act with its figures, printed as such in a counterexample. */
interface Act {
  verb: string;
  run: (m: Model) => Promise<void>;
  [fc.toStringMethod]: () => string;
}

function act(verb: string, figures: object, run: Act['run']): Act {
  const text = JSON.stringify(figures, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
  return { verb, run, [fc.toStringMethod]: () => `${verb} ${text}` };
}

const index = fc.nat(9);
const holder = fc.nat(2);
const offset = fc.bigInt(0n, 40n);
const length = fc.oneof(fc.bigInt(1n, 40n), fc.bigInt(1n, 4_000n));

const issuing = fc.record({ back: fc.bigInt(-5n, 5n), length, to: holder }).map((figures) => {
  const { back, length: size, to } = figures;
  return act('issue', figures, async (m) => {
    const first = m.next + back < 0n ? 0n : m.next + back;
    const isOpen = first >= m.next;
    await issue(m.r, first, first + size, m.holders[to]!.address);
    expect(isOpen, 'a closed serial was issued').to.equal(true);
    m.ranges.push({ first, last: first + size, holder: to });
    m.next = first + size;
    m.totals[0] += size;
    m.totals[1] += size;
  });
});

interface Choice {
  i: number;
  skip: bigint;
  length: bigint;
  isWhole: boolean;
  as: number | null;
}

/** Chooses a range and a part of it, which may reach outside, and now and then another caller. */
const choice: fc.Arbitrary<Choice> = fc.record({
  i: index,
  skip: offset,
  length,
  isWhole: fc.boolean(),
  as: fc.option(holder, { freq: 4 }),
});

function chosen(m: Model, { i, skip, length: size, isWhole, as }: Choice) {
  const range = m.ranges[i % m.ranges.length]!;
  const first = isWhole ? range.first : range.first + skip;
  const last = isWhole ? range.last : first + size;
  return { range, first, last, units: m.r.units.connect(m.holders[as ?? range.holder]!) };
}

/** Takes the part out of the model's range; what is before and after it stays. */
function takeOut(m: Model, range: Span, first: bigint, last: bigint) {
  m.ranges.splice(m.ranges.indexOf(range), 1);
  if (range.first < first) m.ranges.push({ ...range, last: first });
  if (last < range.last) m.ranges.push({ ...range, first: last });
}

const transferring = fc.record({ choice, to: holder }).map((figures) => {
  const { choice: chance, to } = figures;
  return act('transfer', figures, async (m) => {
    if (m.ranges.length === 0) return;
    const { range, first, last, units } = chosen(m, chance);
    await units.transfer(part(first, last), range.first, m.holders[to]!.address);
    takeOut(m, range, first, last);
    m.ranges.push({ first, last, holder: to });
  });
});

const merging = fc.record({ i: index }).map((figures) => {
  const { i } = figures;
  return act('merge', figures, async (m) => {
    if (m.ranges.length === 0) return;
    const range = m.ranges[i % m.ranges.length]!;
    await m.r.units.connect(m.holders[range.holder]!).merge(CLASS, range.first);
    const next = m.ranges.find(({ first }) => first === range.last)!;
    m.ranges.splice(m.ranges.indexOf(next), 1);
    range.last = next.last;
  });
});

const ending = fc.record({ choice, isRetired: fc.boolean() }).map((figures) => {
  const { choice: chance, isRetired } = figures;
  return act(isRetired ? 'retire' : 'cancel', figures, async (m) => {
    if (m.ranges.length === 0) return;
    const { range, first, last, units } = chosen(m, chance);
    if (isRetired) await units.retire(part(first, last), range.first, m.r.buyer.address, PURPOSE, 0n);
    else await units.cancel(part(first, last), range.first, ISSUANCE);
    takeOut(m, range, first, last);
    m.gone.push({ first, last, holder: -1 });
    m.totals[1] -= last - first;
    if (isRetired) m.totals[2] += last - first;
    else m.totals[3] += last - first;
  });
});

async function check(m: Model) {
  const totals = await m.r.units.totalsOf(CLASS);
  expect([...totals], 'INV-20 totals').to.deep.equal(m.totals);
  expect(m.totals[0], 'INV-20').to.equal(m.totals[1] + m.totals[2] + m.totals[3]);
  for (const { first } of m.ranges) m.begun.add(first);
  const held = new Map(m.ranges.map((range) => [range.first, range]));
  for (const first of m.begun) {
    const range = held.get(first);
    const expected =
      range === undefined ? [ethers.ZeroAddress, 0n] : [m.holders[range.holder]!.address, range.last];
    expect(await m.r.units.rangeOf(CLASS, first), `range at ${first}`).to.deep.equal(expected);
  }
  const spans = [...m.ranges, ...m.gone].sort((a, b) => (a.first < b.first ? -1 : 1));
  for (const [i, span] of spans.entries()) {
    if (i > 0) expect(spans[i - 1]!.last <= span.first, 'INV-21 overlap').to.equal(true);
  }
  const active = m.ranges.reduce((sum, { first, last }) => sum + last - first, 0n);
  expect(active, 'INV-20 active').to.equal(m.totals[1]);
}

describe('Conservation of carbon units', () => {
  it('holds after every act of random histories', async () => {
    const done = new Map<string, number>();
    const acts = fc.oneof(issuing, transferring, transferring, merging, ending);
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 25, maxLength: 40 }), async (history) => {
        const r = await registry();
        const model: Model = {
          r,
          holders: [r.mill, r.processor, r.buyer],
          ranges: [],
          gone: [],
          begun: new Set(),
          next: 0n,
          totals: [0n, 0n, 0n, 0n],
        };
        for (const { verb, run } of history) {
          try {
            await run(model);
            done.set(verb, (done.get(verb) ?? 0) + 1);
          } catch (error) {
            if (!(error instanceof Error && /reverted/i.test(error.message))) throw error;
          }
          await check(model);
        }
      }),
      { numRuns: RUNS, seed: SEED },
    );
    for (const verb of ['issue', 'transfer', 'merge', 'retire', 'cancel']) {
      expect(done.get(verb) ?? 0, `${verb} hardly ever succeeded`).to.be.greaterThan(9);
    }
  }).timeout(240_000);
});
