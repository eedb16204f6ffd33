import { advance, type SettlementAct, type SettlementFacts } from '@topsteel/domain/settlement';
import type { Notes } from '../notes.ts';
import type { PlantedBug } from '../planted-bugs.ts';
import type { Process } from '../process.ts';
import { isSame, tell } from '../tell.ts';
import type { FiatDatabase, FiatTables, SimAttempt, SimCommand, SimOrder } from './fiat-tables.ts';

export interface Settling {
  db: FiatDatabase;
  nowMs: () => number;
  notes: Notes;
  bug: PlantedBug | null;
}

/** Looks at every order's settlement, keeps where it stands and carries its acts out, in one transaction each. */
export function* settle({ db, nowMs, notes, bug }: Settling): Process {
  for (const { id } of [...db.now.orders.values()].filter((order) => isDue(db.now, order, nowMs()))) {
    yield 'settle: order due';
    db.transact((tables) => {
      const order = tables.orders.get(id) as SimOrder;
      const facts = factsOf(tables, order, bug);
      const { settlement, acts, transitions, lookAtMs } = advance(order.settlement, facts, nowMs());
      if (isSame(order.settlement, settlement) && acts.length === 0) {
        looked.set(order, { tables, lookAtMs });
        return {};
      }
      for (const { to, cause } of transitions) tell(notes, to, cause);
      const orders = new Map(tables.orders).set(id, { ...order, settlement });
      return acts.reduce<FiatTables>((after, act) => ({ ...after, ...carriedOut(after, id, act, nowMs()) }), {
        ...tables,
        orders,
      });
    });
    yield 'settle: order looked at';
    askForRefunds(db, id, bug);
  }
}

/** An order is looked at again on any word of it, and when its last look has said so. */
const looked = new WeakMap<SimOrder, { tables: FiatTables; lookAtMs: number | null }>();
function isDue(tables: FiatTables, order: SimOrder, nowMs: number): boolean {
  const last = looked.get(order);
  if (last === undefined || (last.lookAtMs !== null && last.lookAtMs <= nowMs)) return true;
  return wakers.some((part) => last.tables[part] !== tables[part]);
}
const wakers = ['attempts', 'commands', 'payouts', 'distributions', 'isMoneyStopped'] as const;

function carriedOut(tables: FiatTables, id: string, act: SettlementAct, nowMs: number): Partial<FiatTables> {
  const work = new Set(tables.work);
  if (act.kind === 'open-work') return { work: work.add(act.key) };
  if (act.kind === 'close-work') return work.delete(act.key) ? { work } : {};
  const order = tables.orders.get(id) as SimOrder;
  const change = (by: Partial<SimOrder>): Partial<FiatTables> => ({
    orders: new Map(tables.orders).set(id, { ...order, ...by }),
    wrongs: [...tables.wrongs, ...wrongsOf(tables, order, act, nowMs)],
  });
  switch (act.verb) {
    case 'open-order':
      return change({ pin: 'requested' });
    case 'release-title':
      return change({ title: 'requested' });
    case 'watch-receipt':
      return change({ isReceiptWatched: true });
    case 'distribute':
      return change({ isCommissionPosted: true });
    case 'cancel-order':
      return change({ isPinCancelled: true });
    case 'capture':
    case 'void':
      return { ...change({}), commands: asked(tables, order, act.verb, act.key) };
    case 'reclaim':
    case 'sweep':
      throw new Error(`A card payment was asked to ${act.verb}.`);
  }
}

/** What stands against an act at the moment at which it is asked for. */
function wrongsOf(
  { isMoneyStopped }: FiatTables,
  { isRecalled, releaseBeforeMs }: SimOrder,
  { key, verb }: Extract<SettlementAct, { kind: 'do' }>,
  nowMs: number,
): string[] {
  const isIrreversible = verb === 'capture' || verb === 'void' || verb === 'release-title';
  return [
    ...(isIrreversible && isMoneyStopped ? [`${key} was asked for while money was stopped`] : []),
    ...(verb === 'capture' && isRecalled ? [`${key} was asked for after the recall`] : []),
    ...(verb === 'capture' && nowMs >= releaseBeforeMs ? [`${key} was asked for after its time`] : []),
  ];
}

const nextStep: Partial<Record<SettlementFacts['pin'], SettlementFacts['pin']>> = {
  requested: 'sent',
  sent: 'seen',
  seen: 'final',
};
const stepped = (at: SettlementFacts['pin']): SettlementFacts['pin'] => nextStep[at] ?? at;

/** The register carries out what was asked of it, a moment later. */
export function* register(db: FiatDatabase): Process {
  for (const { id, pin, title, isPinCancelled } of [...db.now.orders.values()]) {
    const isFreed = isPinCancelled && pin === 'final';
    if (stepped(pin) === pin && stepped(title) === title && !isFreed) continue;
    yield 'register: order waited';
    db.transact(({ orders }) => {
      const order = orders.get(id) as SimOrder;
      const next = order.isPinCancelled && order.pin === 'final' ? 'none' : stepped(order.pin);
      const isPinStillCancelled = order.isPinCancelled && order.pin !== 'final';
      return {
        orders: new Map(orders).set(id, {
          ...{ ...order, pin: next, title: stepped(order.title), isPinCancelled: isPinStillCancelled },
        }),
      };
    });
  }
}

function asked(
  { attempts, commands }: FiatTables,
  order: SimOrder,
  verb: 'capture' | 'void',
  key: string,
): FiatTables['commands'] {
  const attempt = attemptOf(attempts, order.id);
  if (attempt === undefined || commands.has(key)) return commands;
  const amountMinor = verb === 'capture' ? order.captureMinor : 0n;
  const command: SimCommand = { key, attemptId: attempt.id, verb, amountMinor, isDone: false };
  return new Map(commands).set(key, command);
}

const attemptOf = (attempts: FiatTables['attempts'], id: string): SimAttempt | undefined =>
  attempts.get(`a-${id}`);

/** A person gives back in part, and asks until it has an answer. */
function askForRefunds(db: FiatDatabase, id: string, bug: PlantedBug | null): void {
  db.write((tables) => {
    const order = tables.orders.get(id) as SimOrder;
    const attempt = attemptOf(tables.attempts, id);
    if (attempt === undefined || attempt.snapshot.capturedMinor === 0n || tables.isMoneyStopped) return {};
    const commands = new Map(tables.commands);
    for (const [ordinal, amountMinor] of order.refunds.entries()) {
      const key =
        bug === 'refund-asked-anew'
          ? `refund:${id}:${ordinal}:${attempt.version}`
          : `refund:${id}:${ordinal}`;
      if (!commands.has(key))
        commands.set(key, { key, attemptId: attempt.id, verb: 'refund', amountMinor, isDone: false });
    }
    return commands.size === tables.commands.size ? {} : { commands };
  });
}

function factsOf(tables: FiatTables, order: SimOrder, bug: PlantedBug | null): SettlementFacts {
  const said = attemptOf(tables.attempts, order.id)?.snapshot;
  const capture = tables.commands.get(`${order.id}:capture`);
  const giveBack = tables.commands.get(`${order.id}:void`);
  const payouts = [...tables.payouts.values()].filter(({ lines }) =>
    lines.some(({ orderId }) => orderId === order.id),
  );
  const states = payouts.map(({ state }) => state);
  const isUnderWay = states.includes('approved') || states.includes('sent');
  const isPaid = states.includes('settled') && !isUnderWay;
  const due = tables.distributions.get(order.id);
  const back = (said?.refundedMinor ?? 0n) + (said?.reversedMinor ?? 0n);
  return {
    orderId: order.id,
    rail: 'card',
    closed: order.closed,
    funding: (said?.authorizedMinor ?? 0n) > 0n ? 'final' : 'none',
    money:
      (said?.disputedMinor ?? 0n) > 0n
        ? 'disputed'
        : (said?.reversedMinor ?? 0n) > 0n
          ? 'reversed'
          : said !== undefined && said.capturedMinor > 0n && back >= said.capturedMinor
            ? 'refunded'
            : said !== undefined && said.authorizedMinor > 0n && said.voidedMinor >= said.authorizedMinor
              ? 'returned'
              : 'kept',
    pin: order.pin,
    isAccepted: true,
    weighedGrams: order.weighed ? 4_982_000n : null,
    isReceived: order.weighed,
    dueAtMs: null,
    releaseBeforeMs: bug === 'time-unheard' ? Number.MAX_SAFE_INTEGER : order.releaseBeforeMs,
    ruledBeforeMs: null,
    chainMs: null,
    isRecalled: order.isRecalled && bug !== 'recall-unheard',
    capture:
      (said?.capturedMinor ?? 0n) > 0n ? 'final' : capture ? (capture.isDone ? 'sent' : 'requested') : 'none',
    giveBack: giveBack ? (giveBack.isDone ? 'sent' : 'requested') : 'none',
    reclaim: 'none',
    isRestReserved: false,
    isReceiptReported: order.isReceiptWatched,
    isReceiptWatched: order.isReceiptWatched,
    title: order.title,
    isCommissionPosted: order.isCommissionPosted,
    payout: isPaid && due?.netMinor === due?.allocatedMinor ? 'settled' : isUnderWay ? 'sent' : 'none',
    isReconciled: true,
    isMoneyStopped: tables.isMoneyStopped && bug !== 'stop-unheard',
  };
}
