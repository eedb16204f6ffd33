import { emptySnapshot } from '@topsteel/domain/payment';
import { dueOf } from '@topsteel/domain/payout';
import { isTerminal, newSettlement } from '@topsteel/domain/settlement';
import { balanceIn } from '../fake-books.ts';
import { NodeDown } from '../fake-node.ts';
import type { Outcome } from '../outcome.ts';
import type { PlantedBug } from '../planted-bugs.ts';
import { schedulerOf, type Process } from '../process.ts';
import { randomOf, type Random } from '../random.ts';

import { carryOut, CLEARING, deliver, look, SELLER, type Collecting } from './collect.ts';
import { fakeBank, type FakeBank } from './fake-bank.ts';
import { fakeProvider, type FakeProvider } from './fake-provider.ts';
import { openFiatDatabase, type FiatDatabase, type SimOrder } from './fiat-tables.ts';
import { BANK, follow, propose, send } from './pay-vendors.ts';
import { register, settle } from './settle.ts';

const LATE_ROUNDS = 8;

/**
 * Tells one history of orders paid by card: attempts, webhooks that come never, thrice or in any order, lost answers,
 * captures in part, refunds that fail, disputes, returns, payouts that come back, and every process dying at any of its
 * awaits. Then the faults stop, and the invariants are asked.
 */
export function runFiatSchedule(seed: number, bug: PlantedBug | null = null): Outcome {
  const random = randomOf(seed);
  const db = openFiatDatabase();
  let downPerCent = random.below(15);
  let nowMs = 0;
  const provider = fakeProvider(random, () => downPerCent);
  const bank = fakeBank(random, () => downPerCent);
  const collecting: Collecting = { db, provider, bug };
  const scheduler = schedulerOf(random, random.below(8), {
    deliver: () => deliver(collecting),
    look: () => surviving(look(collecting)),
    carryOut: () => surviving(carryOut(collecting)),
    settle: () => settle(db, () => nowMs, bug),
    register: () => register(db),
    propose: () => propose(db, bug),
    send: () => surviving(send(db, bank, bug)),
    follow: () => surviving(follow(db, bank, bug)),
  });

  const orders = 1 + random.below(3);
  let steps = 0;
  const turns = 80 + random.below(120);
  for (; steps < turns; steps += 1) {
    nowMs += random.below(2_000);
    const dice = random.below(100);
    if (dice < 6 && db.now.orders.size < orders) beginOrder(db, random);
    else if (dice < 20) provider.live();
    else if (dice < 24) bank.live();
    else if (dice < 25) provider.loseWebhooks();
    else if (dice < 28) weigh(db);
    else scheduler.step();
  }

  while (db.now.orders.size < orders) beginOrder(db, random);
  // Banks and card holders go on for a while: what was settled comes back when everybody has forgotten it.
  for (let rounds = 0; rounds < 40; rounds += 1, steps += 1) {
    nowMs += 60_000;
    weigh(db);
    const isOver = rounds >= LATE_ROUNDS;
    if (isOver) {
      downPerCent = 0;
      provider.comeToRest();
    } else provider.live();
    bank.live(isOver);
    const { entries } = db.now.books;
    scheduler.round();
    if (isOver && entries === db.now.books.entries && isAtRest(db)) break;
  }
  return { violations: judge(db, provider, bank), steps };
}

const isAtRest = (db: FiatDatabase): boolean =>
  [...db.now.orders.values()].every(({ settlement }) => isTerminal(settlement.state));

function* surviving(process: Process): Process {
  try {
    yield* process;
  } catch (error) {
    if (!(error instanceof NodeDown)) throw error;
  }
}

function beginOrder(db: FiatDatabase, random: Random): void {
  const amountMinor = 300_000n + BigInt(random.below(50_000));
  const captureMinor = amountMinor - BigInt(random.below(3_000));
  const refunds = random.chance(35)
    ? [BigInt(1 + random.below(90_000)), ...(random.chance(40) ? [25_000n] : [])]
    : [];
  db.transact(({ orders, attempts }) => {
    const id = `order${orders.size + 1}`;
    const order: SimOrder = {
      ...{ id, amountMinor, captureMinor, refunds, weighed: false, settlement: newSettlement(0) },
      ...{ pin: 'none', title: 'none', isReceiptWatched: false, isCommissionPosted: false },
    };
    const attempt = { id: `a-${id}`, orderId: id, version: 0, snapshot: emptySnapshot, isOpened: false };
    return { orders: new Map(orders).set(id, order), attempts: new Map(attempts).set(attempt.id, attempt) };
  });
}

function weigh(db: FiatDatabase): void {
  const order = [...db.now.orders.values()].find(({ weighed }) => !weighed);
  if (order === undefined) return;
  db.transact(({ orders }) => ({ orders: new Map(orders).set(order.id, { ...order, weighed: true }) }));
}

function judge(db: FiatDatabase, provider: FakeProvider, bank: FakeBank): string[] {
  const violations: string[] = [];
  const must = (what: string, found: bigint, wanted: bigint): void => {
    if (found !== wanted) violations.push(`${what}: ${found}, not ${wanted}`);
  };
  const { books, orders, attempts, distributions, payouts } = db.now;
  const on = (ref: { code: string; owner: string }): bigint => balanceIn(books, `${ref.code}|${ref.owner}`);
  let atProvider = 0n;
  let asked = 0n;
  for (const { id, orderId, snapshot } of attempts.values()) {
    const said = provider.of(id);
    const back = said.refundedMinor + said.refundPendingMinor + said.reversedMinor;
    atProvider +=
      said.capturedMinor -
      said.refundedMinor -
      said.reversedMinor -
      said.disputedMinor -
      said.providerFeeMinor;
    must(`${id} captured`, snapshot.capturedMinor, said.capturedMinor);
    must(
      `${id} taken back`,
      snapshot.refundedMinor + snapshot.refundPendingMinor + snapshot.reversedMinor,
      back,
    );
    must(`${orderId} held`, on({ code: 'order_liability', owner: orderId }), 0n);
    must(
      `${orderId} refund on its way`,
      on({ code: 'refund_in_flight', owner: orderId }),
      -said.refundPendingMinor,
    );
    const order = orders.get(orderId) as SimOrder;
    if (said.capturedMinor !== 0n && said.capturedMinor !== order.captureMinor)
      violations.push(`${orderId} captured ${said.capturedMinor} for ${order.captureMinor}`);
    asked += order.refunds.reduce((sum, refund) => sum + refund, 0n);
  }
  if (provider.refundsSent() > asked)
    violations.push(`refunded ${provider.refundsSent()}, asked for ${asked}`);
  must('card clearing', on(CLEARING), atProvider);
  must('bank', on(BANK), -bank.paidMinor());
  let earned = 0n;
  for (const { netMinor } of distributions.values()) earned += netMinor;
  let inFlight = 0n;
  for (const { id } of payouts.values()) inFlight -= on({ code: 'payout_in_flight', owner: id });
  const owed = -on({ code: 'vendor_payable', owner: SELLER }) - on({ code: 'vendor_debt', owner: SELLER });
  must('the vendor’s money', owed + inFlight + bank.paidMinor(), earned);
  for (const [
    orderId,
    { capturedMinor, takenBackMinor, commissionMinor, vatMinor, netMinor },
  ] of distributions)
    must(`${orderId} shares`, commissionMinor + vatMinor + netMinor, capturedMinor - takenBackMinor);
  // A vendor who owes as much as it is due is not paid: its next order pays.
  const due = [...distributions.values()].reduce((sum, one) => sum + dueOf(one), 0n);
  for (const { id, settlement } of orders.values())
    if (!isTerminal(settlement.state) && due > 0n) violations.push(`${id} is left at ${settlement.state}`);
  return violations;
}
