import { advance, type SettlementFacts } from '@topsteel/domain/settlement';
import type { PlantedBug } from '../planted-bugs.ts';
import type { Process } from '../process.ts';
import type { FiatDatabase, FiatTables, SimCommand, SimOrder } from './fiat-tables.ts';

/** Looks at every order's settlement, keeps where it stands and carries its acts out, in one transaction each. */
export function* settle(db: FiatDatabase, nowMs: () => number, bug: PlantedBug | null): Process {
  for (const id of [...db.now.orders.keys()]) {
    yield;
    db.transact((tables) => {
      const order = tables.orders.get(id) as SimOrder;
      const facts = factsOf(tables, order);
      const { settlement, acts } = advance(order.settlement, facts, nowMs());
      let next: SimOrder = { ...order, settlement };
      let { commands, work } = tables;
      for (const act of acts) {
        if (act.kind === 'open-work') work = new Set(work).add(act.key);
        if (act.kind !== 'do') continue;
        const { verb } = act;
        if (verb === 'open-order') next = { ...next, pin: 'requested' };
        else if (verb === 'release-title') next = { ...next, title: 'requested' };
        else if (verb === 'watch-receipt') next = { ...next, isReceiptWatched: true };
        else if (verb === 'distribute') next = { ...next, isCommissionPosted: true };
        else if (verb === 'capture' || verb === 'void')
          commands = asked(commands, tables, next, verb, act.key);
      }
      return { orders: new Map(tables.orders).set(id, next), commands, work };
    });
    yield;
    askForRefunds(db, id, bug);
    yield;
  }
}

/** The register carries out what was asked of it, a moment later. */
export function* register(db: FiatDatabase): Process {
  for (const id of [...db.now.orders.keys()]) {
    yield;
    db.transact(({ orders }) => {
      const order = orders.get(id) as SimOrder;
      const step = { requested: 'sent', sent: 'seen', seen: 'final' } as const;
      const on = (at: SettlementFacts['pin']) => (at in step ? step[at as keyof typeof step] : at);
      return { orders: new Map(orders).set(id, { ...order, pin: on(order.pin), title: on(order.title) }) };
    });
  }
}

function asked(
  commands: FiatTables['commands'],
  tables: FiatTables,
  order: SimOrder,
  verb: 'capture' | 'void',
  key: string,
): FiatTables['commands'] {
  const attempt = [...tables.attempts.values()].find(({ orderId }) => orderId === order.id);
  if (attempt === undefined || commands.has(key)) return commands;
  const amountMinor = verb === 'capture' ? order.captureMinor : 0n;
  const command: SimCommand = { key, attemptId: attempt.id, verb, amountMinor, isDone: false };
  return new Map(commands).set(key, command);
}

function askForRefunds(db: FiatDatabase, id: string, bug: PlantedBug | null): void {
  db.transact((tables) => {
    const order = tables.orders.get(id) as SimOrder;
    const attempt = [...tables.attempts.values()].find(({ orderId }) => orderId === id);
    if (attempt === undefined || attempt.snapshot.capturedMinor === 0n) return {};
    const commands = new Map(tables.commands);
    for (const [ordinal, amountMinor] of order.refunds.entries()) {
      const key =
        bug === 'refund-asked-anew'
          ? `refund:${id}:${ordinal}:${attempt.version}`
          : `refund:${id}:${ordinal}`;
      if (!commands.has(key))
        commands.set(key, { key, attemptId: attempt.id, verb: 'refund', amountMinor, isDone: false });
    }
    return { commands };
  });
}

function factsOf(tables: FiatTables, order: SimOrder): SettlementFacts {
  const attempt = [...tables.attempts.values()].find(({ orderId }) => orderId === order.id);
  const said = attempt?.snapshot;
  const capture = tables.commands.get(`${order.id}:capture`);
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
    closed: null,
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
    releaseBeforeMs: Number.MAX_SAFE_INTEGER,
    ruledBeforeMs: null,
    chainMs: null,
    isRecalled: false,
    capture:
      (said?.capturedMinor ?? 0n) > 0n ? 'final' : capture ? (capture.isDone ? 'sent' : 'requested') : 'none',
    giveBack: tables.commands.has(`${order.id}:void`) ? 'sent' : 'none',
    reclaim: 'none',
    isRestReserved: false,
    isReceiptReported: order.isReceiptWatched,
    isReceiptWatched: order.isReceiptWatched,
    title: order.title,
    isCommissionPosted: order.isCommissionPosted,
    payout: isPaid && due?.netMinor === due?.allocatedMinor ? 'settled' : isUnderWay ? 'sent' : 'none',
    isReconciled: true,
    isMoneyStopped: false,
  };
}
