import { emptySnapshot } from '@topsteel/domain/payment';
import { isTerminal, newSettlement, resumed } from '@topsteel/domain/settlement';
import { openFakeDatabase } from '../fake-database.ts';
import { takeNotes } from '../notes.ts';
import type { Outcome } from '../outcome.ts';
import type { PlantedBug } from '../planted-bugs.ts';
import { schedulerOf } from '../process.ts';
import { receiveUnmatched, returnReceipt } from '../processes/return-receipt.ts';
import { productHash, quickHash, seal } from '../processes/seal.ts';
import { randomOf, type Random } from '../random.ts';
import { carryOut, deliver, look, type Collecting } from './collect.ts';
import { fakeBank } from './fake-bank.ts';
import { fakeProvider } from './fake-provider.ts';
import { freshFiatTables, type FiatDatabase, type FiatTables, type SimOrder } from './fiat-tables.ts';
import { judgeFiat } from './judge-fiat.ts';
import { follow, propose, send } from './pay-vendors.ts';
import { register, settle } from './settle.ts';

const LATE_ROUNDS = 2;
const MOST_ROUNDS = 50;
/** After so many rounds without any change nothing changes any more: a vendor that owes is not paid. */
const QUIET_ROUNDS = 4;
/** How many of a hundred histories are sealed with the product's own hash, which takes more time than the rest of them. */
const SEALED_PER_CENT = 2;
const HOUR_MS = 3_600_000;
const RELEASE_WITHIN_MS = 40 * HOUR_MS;

/**
 * Tells one history of orders paid by card: attempts, webhooks that come never, thrice or in any order, lost answers,
 * captures in part, refunds that fail, disputes, returns, orders called off, recalled or past their time, an alarm that
 * stops money, payouts that come back, a database that fails or loses its answers, and every process dying at any of its
 * awaits. Then the faults stop, and the invariants are asked.
 */
export function runFiatSchedule(seed: number, bug: PlantedBug | null = null): Outcome {
  const random = randomOf(seed);
  const notes = takeNotes();
  const faults = { perMille: random.below(12) };
  const db = openFakeDatabase(freshFiatTables(bug !== 'limit-not-kept'), { random, notes, faults });
  let downPerCent = random.below(15);
  let clockMs = 0;
  const nowMs = () => clockMs;
  const provider = fakeProvider(random, () => downPerCent);
  const bank = fakeBank(random, () => downPerCent);
  const collecting: Collecting = { db, provider, bug };
  const settling = { db, nowMs, notes, bug };
  const linkHash = random.chance(SEALED_PER_CENT) ? productHash : quickHash;
  const scheduler = schedulerOf({ random, crashPerCent: random.pick([0, 3, 8, 20]), notes }, [
    ['deliver', 2, () => deliver(collecting)],
    ['look', 3, () => look(collecting)],
    ['carry out', 3, () => carryOut(collecting)],
    ['settle', 3, () => settle(settling)],
    ['register', 3, () => register(db)],
    // What it was asked for takes three of its steps: in a round, all of them.
    ['register again', 0, () => register(db)],
    ['register thrice', 0, () => register(db)],
    ['propose', 2, () => propose(db, bug)],
    ['send', 3, () => send(db, bank, bug)],
    ['follow', 3, () => follow(db, bank, bug)],
    ['seal', 1, () => seal(db, linkHash, bug)],
    ['clerk 1', 1, () => returnReceipt(db, 'clerk 1', notes)],
    ['clerk 2', 1, () => returnReceipt(db, 'clerk 2', notes)],
  ]);

  const orders = random.pick([1, 1, 1, 2, 2, 3]);
  let steps = 0;
  const turns = 90 + random.below(80);
  for (; steps < turns; steps += 1) {
    clockMs += random.below(2_000);
    const dice = random.below(100);
    if (dice < 12 && db.now.orders.size < orders) beginOrder(db, random, clockMs);
    else if (dice < 24) provider.live();
    else if (dice < 27) bank.live();
    else if (dice < 28) provider.loseWebhooks();
    else if (dice < 32) weigh(db);
    else if (dice < 33) receiveUnmatched(db, steps.toString(), BigInt(1 + random.below(9_000)));
    else if (dice < 34) db.write(() => ({ isMoneyStopped: random.chance(30) }));
    else if (dice < 35) endOtherwise(db, random);
    else if (dice < 36) clockMs += random.pick([5, 26]) * HOUR_MS;
    else if (dice < 46) scheduler.round();
    else scheduler.step();
  }

  while (db.now.orders.size < orders) beginOrder(db, random, clockMs);
  db.write(() => ({ isMoneyStopped: false }));
  // Banks and card holders go on for a while: what was settled comes back when everybody has forgotten it.
  let quiet = 0;
  for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1, steps += 1) {
    clockMs += 60_000;
    weigh(db);
    const isOver = rounds >= LATE_ROUNDS;
    if (isOver) {
      downPerCent = 0;
      faults.perMille = 0;
      provider.comeToRest();
      if (isLeftToTime(db)) clockMs += RELEASE_WITHIN_MS;
      letGoOn(db, clockMs);
    } else provider.live();
    bank.live(isOver);
    const before = db.now;
    scheduler.round();
    quiet = isOver && hasStoodStill(before, db.now) ? quiet + 1 : 0;
    if (quiet > 0 && (isAtRest(db) || quiet === QUIET_ROUNDS)) break;
  }
  scheduler.round();
  for (const { isRecalled, settlement } of db.now.orders.values())
    if (isRecalled && settlement.state === 'cancelled') notes.note('a recalled lot was not paid');
  return { violations: judgeFiat(db, { provider, bank, linkHash }), steps, counts: notes.counts };
}

/** Tables are values: what nobody has changed is the same. */
const hasStoodStill = (before: FiatTables, after: FiatTables): boolean =>
  before.orders === after.orders &&
  before.commands === after.commands &&
  before.attempts === after.attempts &&
  before.payouts === after.payouts &&
  before.books.journal === after.books.journal;

const isAtRest = (db: FiatDatabase): boolean =>
  [...db.now.orders.values()].every(
    ({ settlement }) => isTerminal(settlement.state) && settlement.state !== 'manual',
  );

/** What is recalled and held waits until its time is over. */
const isLeftToTime = (db: FiatDatabase): boolean =>
  [...db.now.orders.values()].some(
    ({ isRecalled, settlement }) => isRecalled && settlement.state === 'funded-final',
  );

function beginOrder(db: FiatDatabase, random: Random, nowMs: number): void {
  const amountMinor = 300_000n + BigInt(random.below(50_000));
  const captureMinor = amountMinor - BigInt(random.below(3_000));
  const refunds = random.chance(35)
    ? [BigInt(1 + random.below(90_000)), ...(random.chance(40) ? [25_000n] : [])]
    : [];
  db.write(({ orders, attempts }) => {
    const id = `order${orders.size + 1}`;
    const order: SimOrder = {
      ...{ id, amountMinor, captureMinor, refunds, weighed: false, settlement: newSettlement(nowMs) },
      ...{ pin: 'none', title: 'none', isReceiptWatched: false, isCommissionPosted: false },
      ...{
        closed: null,
        isRecalled: false,
        isPinCancelled: false,
        releaseBeforeMs: nowMs + RELEASE_WITHIN_MS,
      },
    };
    const attempt = { id: `a-${id}`, orderId: id, version: 0, snapshot: emptySnapshot, isOpened: false };
    return { orders: new Map(orders).set(id, order), attempts: new Map(attempts).set(attempt.id, attempt) };
  });
}

function weigh(db: FiatDatabase): void {
  const order = [...db.now.orders.values()].find(({ weighed, closed }) => !weighed && closed === null);
  if (order === undefined) return;
  db.write(({ orders }) => ({ orders: new Map(orders).set(order.id, { ...order, weighed: true }) }));
}

/** A side calls an order off before it is delivered, or the lot of one is recalled before it is paid. */
function endOtherwise(db: FiatDatabase, random: Random): void {
  const order = random.pick([...db.now.orders.values(), undefined]);
  if (order === undefined || db.now.commands.has(`${order.id}:capture`)) return;
  const by = order.weighed || random.chance(40) ? { isRecalled: true } : { closed: 'cancelled' as const };
  db.write(({ orders }) => ({ orders: new Map(orders).set(order.id, { ...order, ...by }) }));
}

/** A person reads the failure, removes its cause and lets a settlement go on. */
function letGoOn(db: FiatDatabase, nowMs: number): void {
  for (const { id, settlement } of [...db.now.orders.values()]) {
    if (settlement.state !== 'manual') continue;
    db.write(({ orders, work }) => ({
      orders: new Map(orders).set(id, {
        ...(orders.get(id) as SimOrder),
        settlement: resumed(settlement, nowMs),
      }),
      work: new Set([...work].filter((key) => !key.includes(`:${id}:`))),
    }));
  }
}
