/**
 * Conservation of mass and emissions on the ledger, under random histories of commissions, transfers, cuts,
 * reservations, releases, cancellations and recalls. A model of plain numbers, written from the specification, says
 * what every act must lead to. After every act, accepted or refused:
 * ├── INV-8  certified mass used = Σ lots commissioned <= certified mass, per certificate
 * ├── INV-9  reserved <= balance, and available = balance − reserved, per holder and lot
 * ├── INV-11 balances and remainders are the model's, to the gram; Σ titles + Σ losses = Σ commissioned
 * └── INV-13 so are emissions: Σ left on lots = Σ commissioned + Σ of processes
 */
import { expect } from 'chai';
import fc from 'fast-check';
import { certificatesOf, commissionOf, issue } from '../steel.ts';
import { hash, type Signer } from '../world.ts';
import { EVENT, railed, type Railed } from './rails.ts';

const CERTIFIED = 5_000_000n;
const SEED = 20_261_126;
const RUNS = 12;

interface ModelLot {
  mass: bigint;
  emissions: bigint;
  isRecalled: boolean;
  balances: bigint[];
  reserved: bigint[];
}

interface Payment {
  id: string;
  lotId: bigint;
  holder: number;
  reserved: bigint;
}

interface Model {
  r: Railed;
  holders: Signer[];
  lots: Map<bigint, ModelLot>;
  payments: Payment[];
  used: bigint[];
  commissioned: bigint;
  lost: bigint;
  emissions: bigint;
  certificates: ReturnType<typeof certificatesOf>;
  evidenceOf: Awaited<ReturnType<typeof issue>>['evidenceOf'];
  ids: string[];
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

async function newModel(): Promise<Model> {
  const r = await railed();
  const certificates = certificatesOf(r.mill.address, 2, 2n).map((each) => ({
    ...each,
    massGrams: CERTIFIED,
  }));
  const { evidenceOf, built } = await issue(r, r.mill, certificates);
  const first: ModelLot = {
    mass: 24_800_000n,
    emissions: 13_640_000n,
    isRecalled: false,
    balances: [24_800_000n, 0n, 0n],
    reserved: [0n, 0n, 0n],
  };
  return {
    r,
    holders: [r.mill, r.processor, r.buyer],
    lots: new Map([[r.lotId, first]]),
    payments: [],
    used: [0n, 0n],
    commissioned: first.mass,
    lost: 0n,
    emissions: first.emissions,
    certificates,
    evidenceOf,
    ids: built.leaves.slice(0, 2),
  };
}

function pick<T>(items: readonly T[], index: number): T {
  return items[index % items.length]!;
}

const grams = fc.oneof(fc.bigInt(1n, 4_000_000n), fc.bigInt(1n, 50n));
const index = fc.nat(11);
const holder = fc.nat(2);

const commission = fc.record({ c: fc.nat(1), grams, emissions: fc.bigInt(0n, 9_999_999n) }).map((figures) => {
  const { c, grams: massGrams, emissions } = figures;
  return act('commission', figures, async (m) => {
    const terms = commissionOf(m.r.mill.address, { massGrams, emissionsGrams: emissions });
    const ledger = m.r.ledger.connect(m.r.mill);
    const args = [m.certificates[c]!, m.evidenceOf(c), terms] as const;
    const lotId = (await ledger.commission.staticCall(...args)) as bigint;
    await ledger.commission(...args);
    const balances = [massGrams, 0n, 0n];
    m.lots.set(lotId, { mass: massGrams, emissions, isRecalled: false, balances, reserved: [0n, 0n, 0n] });
    m.used[c]! += massGrams;
    m.commissioned += massGrams;
    m.emissions += emissions;
  });
});

const transfer = fc
  .record({ i: index, from: holder, to: holder, grams, isPlain: fc.boolean() })
  .map((figures) => {
    const { i, from, to, grams: mass, isPlain } = figures;
    return act('transfer', figures, async (m) => {
      const [lotId, lot] = pick([...m.lots], i);
      const [sender, receiver] = [m.holders[from]!, m.holders[to]!];
      const ledger = m.r.ledger.connect(sender);
      if (isPlain) await ledger.safeTransferFrom(sender.address, receiver.address, lotId, mass, '0x');
      else await ledger.transferTitle(lotId, receiver.address, mass, EVENT);
      lot.balances[from]! -= mass;
      lot.balances[to]! += mass;
    });
  });

const cut = fc
  .record({
    lots: fc.array(fc.tuple(index, grams), { minLength: 1, maxLength: 3 }),
    who: fc.nat(1),
    parts: fc.integer({ min: 1, max: 4 }),
    loss: fc.bigInt(0n, 40n),
    process: fc.bigInt(0n, 99n),
  })
  .map((figures) => {
    const { lots, who, parts, loss: waste, process } = figures;
    return act('cut', figures, async (m) => {
      const inputs = lots.map(([i, mass]) => ({ lotId: pick([...m.lots.keys()], i), grams: mass }));
      const whole = inputs.reduce((sum, input) => sum + input.grams, 0n);
      const loss = waste < whole ? waste : 0n;
      const each = (whole - loss) / BigInt(parts);
      const masses = each === 0n ? [whole - loss] : Array.from({ length: parts }, () => each);
      masses[masses.length - 1]! += each === 0n ? 0n : whole - loss - each * BigInt(parts);
      const ledger = m.r.ledger.connect(m.holders[who]!);
      const to = m.r.processor.address;
      const outputs = masses.map((massGrams) => ({ to, massGrams }));
      const args = [inputs, outputs, loss, process, hash('cut'), EVENT] as const;
      const ids = (await ledger.transform.staticCall(...args)) as bigint[];
      await ledger.transform(...args);
      applyCut(m, who, inputs, ids, masses, process);
      m.lost += loss;
      m.emissions += process;
    });
  });

/** The rule of the specification: floor by mass, and the last takes what is left. */
function applyCut(
  m: Model,
  who: number,
  inputs: { lotId: bigint; grams: bigint }[],
  ids: bigint[],
  masses: bigint[],
  process: bigint,
) {
  let emissions = process;
  for (const input of inputs) {
    const lot = m.lots.get(input.lotId)!;
    const carried = (lot.emissions * input.grams) / lot.mass;
    lot.mass -= input.grams;
    lot.emissions -= carried;
    lot.balances[who]! -= input.grams;
    emissions += carried;
  }
  const whole = masses.reduce((sum, mass) => sum + mass, 0n);
  let left = emissions;
  for (const [i, mass] of masses.entries()) {
    const share = i + 1 === masses.length ? left : (emissions * mass) / whole;
    left -= share;
    const balances = [0n, mass, 0n];
    m.lots.set(ids[i]!, { mass, emissions: share, isRecalled: false, balances, reserved: [0n, 0n, 0n] });
  }
}

const reserve = fc.record({ i: index, from: holder, grams }).map((figures) => {
  const { i, from, grams: mass } = figures;
  return act('reserve', figures, async (m) => {
    const [lotId, lot] = pick([...m.lots], i);
    const id = hash(`payment ${m.payments.length}`);
    await m.r.ledger
      .connect(m.r.escrowRail)
      .reserve(id, hash('order'), lotId, m.holders[from]!.address, mass);
    m.payments.push({ id, lotId, holder: from, reserved: mass });
    lot.reserved[from]! += mass;
  });
});

const settle = fc.record({ i: index, to: holder, grams, isCancelled: fc.boolean() }).map((figures) => {
  const { i, to, grams: mass, isCancelled } = figures;
  return act(isCancelled ? 'cancel' : 'release', figures, async (m) => {
    if (m.payments.length === 0) return;
    const payment = pick(m.payments, i);
    const lot = m.lots.get(payment.lotId)!;
    const rail = m.r.ledger.connect(m.r.escrowRail);
    const from = m.holders[payment.holder]!.address;
    if (isCancelled) {
      await rail.cancelReservation(payment.id, payment.lotId, from);
      lot.reserved[payment.holder]! -= payment.reserved;
      payment.reserved = 0n;
    } else {
      await rail.release(payment.id, payment.lotId, from, mass, m.holders[to]!.address, EVENT);
      lot.reserved[payment.holder]! -= mass;
      lot.balances[payment.holder]! -= mass;
      lot.balances[to]! += mass;
      payment.reserved -= mass;
    }
  });
});

const recall = index.map((i) => {
  return act('recall', { i }, async (m) => {
    const [lotId, lot] = pick([...m.lots], i);
    await m.r.ledger.connect(m.r.mill).recall(lotId, 4, EVENT);
    lot.isRecalled = true;
  });
});

async function check(m: Model) {
  const { ledger } = m.r;
  const pairs = [...m.lots.keys()].flatMap((id) => m.holders.map((who) => ({ id, who: who.address })));
  const balances: bigint[] = await ledger.balanceOfBatch(
    pairs.map(({ who }) => who),
    pairs.map(({ id }) => id),
  );
  const expected = [...m.lots.values()].flatMap((lot) => lot.balances);
  expect([...balances], 'INV-11 balances').to.deep.equal(expected);
  let [mass, carbon] = [0n, 0n];
  for (const [id, lot] of m.lots) {
    expect(await ledger.remainingOf(id), 'INV-11, INV-13 remainders').to.deep.equal([
      lot.mass,
      lot.emissions,
    ]);
    const held = lot.balances.reduce((sum, balance) => sum + balance, 0n);
    expect(held, 'INV-11 supply').to.equal(lot.mass);
    for (const [i, reserved] of lot.reserved.entries()) {
      expect(reserved <= lot.balances[i]!, 'INV-9').to.equal(true);
      if (reserved === 0n) continue;
      const available = await ledger.availableOf(m.holders[i]!.address, id);
      expect(available, 'INV-9 available').to.equal(lot.balances[i]! - reserved);
    }
    mass += held;
    carbon += lot.emissions;
  }
  expect(mass + m.lost, 'INV-11 mass').to.equal(m.commissioned);
  expect(carbon, 'INV-13 emissions').to.equal(m.emissions);
  for (const i of [0, 1]) {
    expect(await ledger.certifiedUsedGrams(m.ids[i]!), 'INV-8').to.equal(m.used[i]);
    expect(m.used[i]! <= CERTIFIED, 'INV-8').to.equal(true);
  }
}

describe('Conservation of mass and emissions', () => {
  it('holds after every act of random histories', async () => {
    const done = new Map<string, number>();
    const acts = fc.oneof(
      { arbitrary: commission, weight: 3 },
      { arbitrary: transfer, weight: 4 },
      { arbitrary: cut, weight: 6 },
      { arbitrary: reserve, weight: 3 },
      { arbitrary: settle, weight: 4 },
      { arbitrary: recall, weight: 1 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 25, maxLength: 35 }), async (history) => {
        const model = await newModel();
        for (const { verb, run } of history) {
          try {
            await run(model);
            done.set(verb, (done.get(verb) ?? 0) + 1);
          } catch (error) {
            if (!(error instanceof Error && /revert/i.test(error.message))) throw error;
          }
          await check(model);
        }
      }),
      { numRuns: RUNS, seed: SEED },
    );
    for (const verb of ['commission', 'transfer', 'cut', 'reserve', 'release', 'cancel', 'recall']) {
      expect(done.get(verb) ?? 0, `${verb} hardly ever succeeded`).to.be.greaterThan(4);
    }
  }).timeout(240_000);
});
