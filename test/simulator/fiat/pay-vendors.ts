import { accountOf } from '@topsteel/domain/ledger';
import {
  canPayout,
  dueOf,
  nextPayoutState,
  planApproval,
  planPayouts,
  planReturn,
  type Distribution,
  type PayoutPlan,
} from '@topsteel/domain/payout';
import { enterOnce } from '../fake-books.ts';
import { AnswerLost } from '../interruption.ts';
import type { PlantedBug } from '../planted-bugs.ts';
import type { Process } from '../process.ts';
import { SELLER } from './collect.ts';
import type { FakeBank } from './fake-bank.ts';
import type { FiatDatabase, FiatTables, SimPayout } from './fiat-tables.ts';

export const BANK = accountOf('bank', 'fr7630006000011234567890189');

/** Proposes and approves what is due, in one transaction each. */
export function* propose(db: FiatDatabase, bug: PlantedBug | null): Process {
  if (![...db.now.distributions.values()].some((one) => dueOf(one) !== 0n) && bug !== 'item-paid-again')
    return;
  yield 'propose: something due';
  let plan: PayoutPlan | null = null;
  try {
    db.transact((tables) => {
      plan = planned(tables, bug);
      return approved(tables, plan);
    });
  } catch (error) {
    if (bug !== 'lost-answer-taken-for-failure' || !(error instanceof AnswerLost)) throw error;
    db.transact((tables) => approved(tables, plan as PayoutPlan));
  }
  yield 'propose: payouts approved';
}

function planned(tables: FiatTables, bug: PlantedBug | null): PayoutPlan {
  const items = [...tables.distributions].map(([orderId, { netMinor, allocatedMinor }]) => ({
    ...{ orderId, orderNumber: orderId, sellerId: 's', currency: 'EUR' as const, netMinor },
    allocatedMinor: bug === 'item-paid-again' ? 0n : allocatedMinor,
    isScheduled: false,
    isFinal: true,
    hasTitleMoved: tables.orders.get(orderId)?.title === 'final',
    openTrouble: null,
    capturedAt: new Date(0),
  }));
  return planPayouts(items, { minimumMinor: {}, holdDays: 0, now: new Date(1) });
}

function approved(tables: FiatTables, plan: PayoutPlan): Partial<FiatTables> {
  if (plan.payouts.length === 0) return {};
  let { books } = tables;
  const payouts = new Map(tables.payouts);
  const distributions = new Map(tables.distributions);
  for (const { amountMinor, payableMinor, debtMinor, lines } of plan.payouts) {
    const id = `o${payouts.size + 1}`;
    payouts.set(id, { id, state: 'approved', amountMinor, payableMinor, debtMinor, lines });
    const legs = planApproval({ amountMinor, payableMinor, debtMinor }, { payoutId: id, seller: SELLER });
    books = enterOnce(books, `payout:${id}:approved`, legs);
    for (const { orderId, toMinor } of lines)
      distributions.set(orderId, {
        ...(distributions.get(orderId) as Distribution),
        allocatedMinor: toMinor,
      });
  }
  return { books, payouts, distributions };
}

/** Hands approved payouts to the bank, each under its own message id. */
export function* send(db: FiatDatabase, bank: FakeBank, bug: PlantedBug | null): Process {
  for (const { id, state, amountMinor } of [...db.now.payouts.values()]) {
    if (state !== 'approved') continue;
    const messageId = bug === 'file-sent-under-a-new-name' ? `${id}#${bank.calls()}` : id;
    bank.send(messageId, id, amountMinor);
    yield 'send: file handed over';
    db.transact((tables) => move(tables, id, 'send') ?? {});
    yield 'send: payout moved';
  }
}

/** Takes the bank's statement in, each line once. */
export function* follow(db: FiatDatabase, bank: FakeBank, bug: PlantedBug | null): Process {
  const lines = bank.lines();
  if (lines.length === 0) return;
  yield 'follow: statement came';
  for (const [at, { id, payoutId, status }] of lines.entries()) {
    const name = bug === 'return-booked-twice' ? `${id}@${at}` : id;
    if (db.now.booked.has(name)) continue;
    db.transact((tables) => {
      if (tables.booked.has(name)) return {};
      const booked = new Set(tables.booked).add(name);
      const payout = tables.payouts.get(payoutId);
      if (payout === undefined) return { booked };
      const inFlight = accountOf('payout_in_flight', payoutId);
      if (status === 'settled') {
        const moved = move(tables, payoutId, 'settle');
        if (moved === null) return { booked };
        const leg = {
          debit: inFlight,
          credit: BANK,
          amountMinor: payout.amountMinor,
          code: 'payout-settled' as const,
        };
        return { ...moved, booked, books: enterOnce(tables.books, `payout:${name}`, [leg]) };
      }
      const isKnown = payout.state === 'returned';
      if (isKnown && bug !== 'return-booked-twice') return { booked };
      return { ...restore(tables, payout, name), booked };
    });
    yield 'follow: line booked';
  }
}

function restore(tables: FiatTables, payout: SimPayout, name: string): Partial<FiatTables> {
  const distributions = new Map(tables.distributions);
  const dues = payout.lines.map(({ orderId, amountMinor }) => {
    const before = distributions.get(orderId) as Distribution;
    const after = { ...before, allocatedMinor: before.allocatedMinor - amountMinor };
    distributions.set(orderId, after);
    return { beforeMinor: dueOf(before), afterMinor: dueOf(after) };
  });
  const from =
    payout.state === 'settled' || payout.state === 'returned'
      ? BANK
      : accountOf('payout_in_flight', payout.id);
  const books = enterOnce(tables.books, `payout:${name}`, planReturn(dues, { money: from, seller: SELLER }));
  const payouts = new Map(tables.payouts).set(payout.id, { ...payout, state: 'returned' });
  return { distributions, books, payouts };
}

function move(tables: FiatTables, id: string, event: 'send' | 'settle'): Partial<FiatTables> | null {
  const payout = tables.payouts.get(id);
  if (payout === undefined || !canPayout(payout.state, event)) return null;
  const state = nextPayoutState(payout.state, event);
  return { payouts: new Map(tables.payouts).set(id, { ...payout, state }) };
}
