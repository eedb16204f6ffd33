import type { Terms } from '@topsteel/domain/bridge';
import { resumed as resumedSettlement } from '@topsteel/domain/settlement';
import type { FakeChain } from './fake-chain.ts';
import type { Database } from './fake-database.ts';
import type { SimCall } from './fake-escrow.ts';
import type { SimNode } from './fake-node.ts';
import type { Notes } from './notes.ts';
import { TOKEN, TREASURY } from './processes/mirror.ts';
import { DEPOSIT, RELAYER } from './processes/relay.ts';
import { isAtEnd, paymentOf } from './processes/settle-escrow.ts';
import type { Random } from './random.ts';
import { newOrder, requested, resumed, type EscrowOrder, type Tables } from './tables.ts';

/** Where everybody meets. */
export interface Town {
  db: Database<Tables>;
  chain: FakeChain;
  nodes: readonly SimNode[];
  random: Random;
  notes: Notes;
  nowMs: () => number;
  /** What was to be paid out, by its name: by the token, and in native coin. */
  payouts: Map<string, bigint>;
  native: Map<string, bigint>;
}

const PAY_WITHIN_SECONDS = 3_600;
const CAPTURE_WITHIN_SECONDS = 3 * 3_600;
const MAX_GRAMS = 5_025n;

export function termsOfOrder(id: string, { maxAmount, nowMs }: { maxAmount: bigint; nowMs: number }): Terms {
  const seconds = Math.floor(nowMs / 1_000);
  return {
    ...{ operator: '0x0e', payer: '0xb0', receiver: '0x5e', token: TOKEN, maxAmount },
    ...{ authorizeBefore: seconds + PAY_WITHIN_SECONDS, captureBefore: seconds + CAPTURE_WITHIN_SECONDS },
    ...{
      resolveBefore: 0,
      refundBefore: 0,
      inspectionSeconds: 0,
      feeBps: 100,
      silenceBps: 0,
      arbiter: '0x00',
    },
    feeShares: [
      { receiver: TREASURY, shareBps: 8_000 },
      { receiver: '0xf0', shareBps: 2_000 },
    ],
    goods: { lotId: 1n, maxGrams: MAX_GRAMS, titleTo: '0xb1' },
    ...{ milestones: '0x00', orderRef: '0x0d', salt: id },
  } as Terms;
}

/** Buyers, sellers, carriers, operators and whoever else acts upon the processes from outside. */
export interface People {
  /** A buyer orders. */
  begin(): void;
  /** Somebody does something, or finds nothing to do. */
  act(ordinal: number): void;
  /** A node turns onto a fork of its own, or back. */
  forkNode(): void;
  /** Everybody does what is left to do. @returns true when what is left waits for its time alone */
  finish(): boolean;
}

export function peopleOf(town: Town, { orders, hasNative }: { orders: number; hasNative: boolean }): People {
  const { db, chain, nodes, random, notes, nowMs, payouts, native } = town;
  let begun = 0;

  const ask = (key: string, call: SimCall): void => {
    db.write((tables) => requested(tables, { key, call, nowMs: nowMs() }));
  };
  const change = (id: string, by: Partial<EscrowOrder>): void => {
    db.write(({ orders: all }) => {
      const order = all.get(id);
      return order === undefined ? {} : { orders: new Map(all).set(id, { ...order, ...by }) };
    });
  };
  /** Somebody of their own account sends what will be taken. */
  const send = (signer: string, hash: string, call: SimCall): void => {
    if (!chain.tries(call)) return;
    const nonce = chain.head().state.nonces.get(signer) ?? 0n;
    chain.send({ hash: `${hash}n${nonce}`, signer, nonce, maxFee: 10_000n, call });
  };
  const isAsked = (id: string, what: string): boolean =>
    [...db.now.intents.keys()].some((key) => key.startsWith(`${what}:${id}`));

  const begin = (): void => {
    begun += 1;
    const id = `p${begun}`;
    const terms = termsOfOrder(id, { maxAmount: 3_618_000n + BigInt(random.below(1_000)), nowMs: nowMs() });
    db.write((tables) => ({
      orders: new Map(tables.orders).set(id, newOrder(id, terms, nowMs())),
      ...requested(tables, {
        key: `authorize:${id}`,
        call: { do: 'authorize', paymentId: id, terms },
        nowMs: nowMs(),
      }),
    }));
  };
  const weigh = (id: string, grams: bigint): void => {
    if ((chain.head().state.payments.get(id)?.capturable ?? 0n) > 0n)
      send(`carrier:${id}`, `w${id}`, { do: 'report', paymentId: id, grams });
  };
  const receive = ({ id, isReceived }: EscrowOrder): void => {
    if (!isReceived && paymentOf(db.now.events, id).weight !== null) change(id, { isReceived: true });
  };
  /** A side of the order calls it off: possible while the money is held and nobody has asked for it. */
  const callOff = ({ id }: EscrowOrder): void => {
    if (db.now.head.alarm !== null || isAsked(id, 'capture')) return;
    if (paymentOf(db.now.events, id).phase === 'authorized') ask(`void:${id}`, { do: 'void', paymentId: id });
  };
  const recall = ({ id, recalledAtMs }: EscrowOrder): void => {
    if (recalledAtMs === null && !isAsked(id, 'capture')) change(id, { recalledAtMs: nowMs() });
  };
  const reclaim = ({ id, terms }: EscrowOrder): void => {
    send(`payer:${id}`, `r${id}`, { do: 'reclaim', paymentId: id, terms });
  };
  /** An order that nobody has paid in time ends, and a payment that was refused is tried again until then. */
  const payAgain = ({ id, terms, closed }: EscrowOrder): void => {
    const intent = db.now.intents.get(`authorize:${id}`);
    if (intent?.status !== 'failed' || closed !== null) return;
    if (nowMs() < terms.authorizeBefore * 1_000) ask(intent.key, intent.call);
    else {
      notes.note('an order expired unpaid');
      change(id, { closed: 'expired' });
    }
  };
  const payOut = (): void => {
    const amountMinor = BigInt(1 + random.below(1_000_000));
    if (hasNative && native.size < 2 && random.chance(60)) {
      const to = `n${native.size + 1}`;
      native.set(to, amountMinor);
      ask(`send-native:${to}`, { do: 'send-native', to, amountMinor });
    } else if (payouts.size < 2) {
      const payoutId = `o${payouts.size + 1}`;
      payouts.set(payoutId, amountMinor);
      ask(`pay-out:${payoutId}`, { do: 'pay-out', payoutId, amountMinor });
    }
  };
  const payOutAgain = (): void => {
    for (const { key, call, status } of [...db.now.intents.values()])
      if (status === 'failed' && call.do === 'pay-out') ask(key, call);
  };
  /** Somebody else with our key takes the next nonce. */
  const takeNonce = (ordinal: number): void => {
    const signer = hasNative && random.chance(60) ? DEPOSIT : RELAYER;
    send(signer, `f${ordinal}`, { do: 'nothing' });
  };
  /** An operator compares the nodes with others, replaces the one that is wrong, and lifts the alarm. */
  const lookAtAlarm = (): void => {
    const { head, cursor, record } = db.now;
    if (head.alarm?.isHeld !== true) return;
    for (const node of nodes) node.fork = null;
    const isReplaced =
      chain.at(cursor.finalizedNumber)?.hash !== record[Number(cursor.finalizedNumber)]?.hash;
    const mayFollow = head.alarm.kind === 'deep-reorg' && isReplaced;
    notes.note(mayFollow ? 'a person let the watch follow' : 'a person let the watch go on');
    db.write((tables) => resumed(tables, mayFollow, nowMs()));
  };
  const letGoOn = (order: EscrowOrder): void => {
    if (order.settlement.state !== 'manual') return;
    change(order.id, { settlement: resumedSettlement(order.settlement, nowMs()) });
    db.write(({ work }) => ({ work: new Set([...work].filter((key) => !key.includes(`:${order.id}:`))) }));
  };

  return {
    begin,
    act(ordinal) {
      const dice = random.below(15);
      const order = random.pick([...db.now.orders.values(), null]);
      if (dice < 3 && begun < orders) begin();
      else if (dice === 3) payOut();
      else if (dice === 4 || dice > 12) takeNonce(ordinal);
      else if (dice === 5) lookAtAlarm();
      else if (order === null) payOutAgain();
      else if (dice < 9) weigh(order.id, 4_000n + BigInt(random.below(1_100)));
      else if (dice < 10) receive(order);
      else if (dice === 10) (random.chance(40) ? callOff : random.chance(40) ? recall : receive)(order);
      else if (dice === 11) payAgain(order);
      else reclaim(order);
    },
    forkNode() {
      const node = random.pick(nodes);
      if (node.fork !== null) node.fork = null;
      else if (nodes.every(({ fork }) => fork === null)) {
        const from = chain.head().number - BigInt(random.below(6));
        node.fork = from < 1n ? 1n : from;
      }
    },
    finish() {
      while (begun < orders) begin();
      for (const node of nodes) node.fork = null;
      lookAtAlarm();
      payOutAgain();
      for (const order of db.now.orders.values()) {
        payAgain(order);
        if (order.recalledAtMs === null) weigh(order.id, 5_000n);
        if (!order.isReceived) change(order.id, { isReceived: true });
        reclaim(order);
        letGoOn(order);
      }
      const left = [...db.now.orders.values()].filter((order) => !isAtEnd(order));
      return (
        left.length > 0 &&
        left.every(
          ({ id, recalledAtMs }) =>
            recalledAtMs !== null &&
            paymentOf(db.now.events, id).phase === 'authorized' &&
            !isAsked(id, 'void') &&
            !isAsked(id, 'capture'),
        )
      );
    },
  };
}
