/**
 * Conservation under random histories: commissions, transfers, transformations, authorizations, weights, captures,
 * voids, reclaims and refunds by random actors with random figures. Acts that are refused change nothing. After
 * every act:
 * ├── INV-1  the escrow's balance is what it owes: Σ capturable + Σ credits
 * ├── INV-2  captured <= authorized, refunded <= captured
 * ├── INV-6  captured grams <= weighed grams
 * ├── INV-8  Σ lots of a certificate <= certified mass
 * ├── INV-9  reserved grams <= their holder's balance
 * └── INV-11 Σ titles + Σ losses = Σ commissioned mass; emissions likewise
 */
import { paymentIdOf, WEIGHT_KIND } from '@topsteel/chain';
import type { Terms } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import fc from 'fast-check';
import { authorize, DAY, receiptOf, termsOf, weigh } from '../payment.ts';
import { certificateOf, commissionOf, issue } from '../steel.ts';
import { balanceOf, hash, now, send, time, world, type Hex, type World } from '../world.ts';

const CERTIFIED = 10_000_000n;

interface Model {
  w: World;
  lots: bigint[];
  payments: Terms[];
  commissioned: bigint;
  emissions: bigint;
  lost: bigint;
  certificate: ReturnType<typeof certificateOf>;
  evidence: Awaited<ReturnType<typeof issue>>['evidenceOf'];
  id: Hex;
}

interface PaymentState {
  capturable: bigint;
  captured: bigint;
  refunded: bigint;
  capturedGrams: bigint;
}

interface Remaining {
  massGrams: bigint;
  emissionsGrams: bigint;
}

/** One act with its figures, named so that a counterexample can be read. */
interface Act {
  verb: string;
  run: (model: Model) => Promise<unknown>;
}

function act(verb: string, figures: unknown, run: Act['run']): Act {
  return { verb: `${verb} ${String(figures)}`, run };
}

async function newModel(): Promise<Model> {
  const w = await world();
  const certificate = certificateOf(w.mill.address, { massGrams: CERTIFIED });
  const issued = await issue(w, w.mill, [certificate]);
  await send(w.usdc, 'mint', w.relayer.address, 1_000_000_000n);
  await send(w.usdc.connect(w.relayer), 'approve', w.escrow.target, 1_000_000_000n);
  const id = issued.built.leaves[0]!;
  return {
    w,
    lots: [],
    payments: [],
    commissioned: 0n,
    emissions: 0n,
    lost: 0n,
    certificate,
    evidence: issued.evidenceOf,
    id,
  };
}

const pick = <T>(items: readonly T[], index: number): T | undefined =>
  items[index % Math.max(items.length, 1)];
const grams = fc.bigInt(1n, 4_000_000n);
const index = fc.nat(7);

const commission = fc.tuple(grams, fc.bigInt(0n, 3_000_000n)).map((figures) =>
  act('commission', figures, async (m) => {
    const [massGrams, emissionsGrams] = figures;
    const terms = commissionOf(m.w.mill.address, { massGrams, emissionsGrams });
    const ledger = m.w.ledger.connect(m.w.mill);
    const lotId = await ledger.commission.staticCall(m.certificate, m.evidence(0), terms);
    await ledger.commission(m.certificate, m.evidence(0), terms);
    m.lots.push(lotId);
    m.commissioned += massGrams;
    m.emissions += emissionsGrams;
  }),
);

const transfer = fc.tuple(index, grams, fc.boolean()).map((figures) =>
  act('transfer', figures, async (m) => {
    const [i, mass, isBack] = figures;
    const [from, to] = isBack ? [m.w.processor, m.w.mill] : [m.w.mill, m.w.processor];
    await m.w.ledger
      .connect(from)
      .safeTransferFrom(from.address, to.address, pick(m.lots, i) ?? 1n, mass, '0x');
  }),
);

const transform = fc.tuple(index, index, grams, grams, fc.bigInt(0n, 50n), fc.bigInt(0n, 9n)).map((figures) =>
  act('transform', figures, async (m) => {
    const [i, j, first, second, waste, process] = figures;
    const loss = waste < first ? waste : 0n;
    const inputs = [
      { lotId: pick(m.lots, i) ?? 1n, grams: first },
      { lotId: pick(m.lots, j) ?? 1n, grams: second },
    ];
    const half = (first + second - loss) / 2n;
    const outputs = [half, first + second - loss - half].map((massGrams) => ({
      to: m.w.mill.address,
      massGrams,
    }));
    const args = [inputs, outputs, loss, process, hash('cut'), hash('event')] as const;
    const ledger = m.w.ledger.connect(m.w.mill);
    const ids = await ledger.transform.staticCall(...args);
    await ledger.transform(...args);
    m.lots.push(...ids);
    m.lost += loss;
    m.emissions += process;
  }),
);

const pay = fc.tuple(index, grams, fc.bigInt(1n, 400_000_000n), fc.boolean()).map((figures) =>
  act('pay', figures, async (m) => {
    const [i, maxGrams, maxAmount, hasGoods] = figures;
    const lotId = hasGoods ? (pick(m.lots, i) ?? 1n) : 0n;
    const goods = {
      lotId,
      maxGrams: hasGoods ? maxGrams : 0n,
      titleTo: (await termsOf(m.w, lotId)).goods.titleTo,
    };
    const start = await now();
    const windows = { captureBefore: start + 10 * DAY, refundBefore: start + 60 * DAY };
    const salt = hash(`payment ${m.payments.length}`);
    const terms = await termsOf(m.w, lotId, { maxAmount, goods, salt, inspectionSeconds: DAY, ...windows });
    await authorize(m.w, terms);
    m.payments.push(terms);
  }),
);

const report = fc.tuple(index, grams, fc.integer({ min: 1, max: 4 })).map((figures) =>
  act('weigh', figures, async (m) => {
    const [i, value, round] = figures;
    const terms = pick(m.payments, i);
    if (terms !== undefined) await weigh(m.w, paymentIdOf(m.w.deployment, terms), value, round);
  }),
);

const capture = fc.tuple(index, grams, fc.boolean(), fc.boolean(), fc.bigInt(0n, 1n)).map((figures) =>
  act('capture', figures, async (m) => {
    const [i, mass, isFinal, isConfirmed, extra] = figures;
    const terms = pick(m.payments, i);
    if (terms === undefined) return;
    const state: PaymentState = await m.w.escrow.stateOf(paymentIdOf(m.w.deployment, terms));
    const hasGoods = terms.goods.lotId !== 0n;
    const total = state.capturedGrams + mass;
    const worth = hasGoods ? (terms.maxAmount * total) / terms.goods.maxGrams - state.captured : mass;
    const receipt = isConfirmed && hasGoods ? await receiptOf(m.w, terms, total) : '0x';
    await m.w.escrow
      .connect(m.w.relayer)
      .capture(terms, worth + extra, hasGoods ? mass : 0n, isFinal, receipt);
  }),
);

const exit = fc
  .tuple(index, fc.constantFrom('void', 'reclaim', 'refund'), fc.bigInt(1n, 9_000_000n))
  .map((figures) =>
    act(figures[1], figures, async (m) => {
      const [i, verb, amount] = figures;
      const terms = pick(m.payments, i);
      if (terms === undefined) return;
      const escrow = m.w.escrow.connect(m.w.relayer);
      if (verb === 'void') await escrow.void(terms);
      else if (verb === 'reclaim') await escrow.reclaim(terms);
      else await escrow.refund(terms, amount);
    }),
  );

const wait = fc
  .integer({ min: 1, max: 12 })
  .map((days) => act('wait', days, () => time.increase(days * DAY)));

async function checkMoney({ w, payments }: Model) {
  let owed = 0n;
  for (const terms of payments) {
    const id = paymentIdOf(w.deployment, terms);
    const { capturable, captured, refunded, capturedGrams }: PaymentState = await w.escrow.stateOf(id);
    expect(captured + capturable <= terms.maxAmount, 'INV-2 captured').to.equal(true);
    expect(refunded <= captured, 'INV-2 refunded').to.equal(true);
    const { value } = await w.reports.latest(WEIGHT_KIND, id);
    const released = await w.ledger.reservationOf(id, terms.goods.lotId, terms.receiver);
    expect(released.released, 'INV-4 title moved = title paid').to.equal(capturedGrams);
    if (capturedGrams !== 0n) {
      expect(captured, 'INV-5').to.equal((terms.maxAmount * capturedGrams) / terms.goods.maxGrams);
      expect(capturedGrams <= terms.goods.maxGrams && value > 0n, 'INV-6').to.equal(true);
    }
    owed += capturable;
  }
  expect(await balanceOf(w.usdc, w.deployment.settlementEscrow), 'INV-1').to.equal(owed);
}

async function checkMass({ w, lots, commissioned, emissions, lost, id }: Model) {
  let [mass, carbon] = [0n, 0n];
  for (const lotId of lots) {
    const left: Remaining = await w.ledger.remainingOf(lotId);
    const held: bigint[] = await Promise.all(
      [w.mill, w.processor, w.buyer].map((holder) => w.ledger.balanceOf(holder.address, lotId)),
    );
    const supply = held.reduce((sum, balance) => sum + balance, 0n);
    expect(supply, 'INV-11 supply').to.equal(left.massGrams);
    const free = await w.ledger.availableOf(w.mill.address, lotId);
    expect(free <= held[0]!, 'INV-9').to.equal(true);
    mass += supply;
    carbon += left.emissionsGrams;
  }
  expect(mass + lost, 'INV-11 mass').to.equal(commissioned);
  expect(carbon, 'INV-11 emissions').to.equal(emissions);
  expect(await w.ledger.certifiedUsedGrams(id), 'INV-8').to.equal(commissioned);
  expect(commissioned <= CERTIFIED, 'INV-8').to.equal(true);
}

/** Runs an act; a revert by the contracts is an answer, anything else is a failure. */
async function attempt({ run }: Act, model: Model): Promise<boolean> {
  try {
    await run(model);
    return true;
  } catch (error) {
    if (error instanceof Error && /revert/i.test(error.message)) return false;
    throw error;
  }
}

const SEED = 20_261_123;
const RUNS = 10;
/** Every history starts with something to trade. */
const opening = fc.sample(commission, { numRuns: 1, seed: SEED });

describe('Conservation', () => {
  it('holds after every act of random histories', async () => {
    const done = new Map<string, number>();
    const acts = fc.oneof(
      commission,
      transfer,
      transform,
      pay,
      pay,
      report,
      report,
      capture,
      capture,
      exit,
      wait,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 30, maxLength: 50 }), async (history) => {
        const model = await newModel();
        for (const next of [...opening, ...history]) {
          const verb = next.verb.slice(0, next.verb.indexOf(' '));
          if (await attempt(next, model)) done.set(verb, (done.get(verb) ?? 0) + 1);
          await checkMoney(model);
          await checkMass(model);
        }
      }),
      { numRuns: RUNS, seed: SEED },
    );
    const verbs = [
      'commission',
      'transfer',
      'transform',
      'pay',
      'weigh',
      'capture',
      'void',
      'refund',
      'reclaim',
      'wait',
    ];
    for (const verb of verbs) expect(done.get(verb) ?? 0, `${verb} never succeeded`).to.be.greaterThan(0);
  }).timeout(300_000);
});
