import type { Alarm } from '../../oracles/src/watcher/decide-step.ts';
import type { TransactionStatus } from '../../oracles/src/relayer/plan-nonces.ts';
import type { Terms } from '@topsteel/domain/bridge';
import { newSettlement, type Settlement } from '@topsteel/domain/settlement';
import { freshBooks, type SimBooks } from './fake-books.ts';
import type { SimCall, SimEvent } from './fake-escrow.ts';

export interface StoredEvent {
  key: string;
  blockNumber: bigint;
  blockHash: string;
  txHash: string;
  event: SimEvent;
  status: 'seen' | 'final' | 'orphaned';
}
/** A block of the record. The record is the chain as it was read: a block's place is its number. */
export interface StoredBlock {
  number: bigint;
  hash: string;
  hasEvents: boolean;
}
export interface SimIntent {
  key: string;
  call: SimCall;
  status: 'requested' | 'sent' | 'mined' | 'final' | 'failed';
  blockNumber: bigint | null;
  askedAtMs: number;
  /** It was asked for while money was stopped. */
  isAskedInAlarm: boolean;
}
export interface SimStoredTransaction {
  hash: string;
  intent: string | null;
  signer: string;
  nonce: bigint;
  maxFee: bigint;
  call: SimCall;
  status: TransactionStatus;
  createdAtMs: number;
  broadcastAtMs: number | null;
  /** When the pass began that signed it. */
  passAtMs: number;
}
/** An order paid into the escrow. */
export interface EscrowOrder {
  id: string;
  terms: Terms;
  settlement: Settlement;
  closed: 'expired' | null;
  isReceived: boolean;
  recalledAtMs: number | null;
}
/** The alarm as everyone sees it, and what a person has decided about it. */
export interface Head {
  alarm: Alarm | null;
  mayFollow: boolean;
  /** Since when only one node answers. */
  silentSinceMs: number | null;
}

/** Everything that survives a crash. */
export interface Tables {
  cursor: { number: bigint; hash: string; finalizedNumber: bigint };
  head: Head;
  /** Every alarm there was. */
  alarms: readonly { kind: Alarm['kind']; fromMs: number; untilMs: number | null }[];
  record: readonly StoredBlock[];
  events: ReadonlyMap<string, StoredEvent>;
  /** `key:stage` of what the books have taken in. */
  consumed: ReadonlySet<string>;
  intents: ReadonlyMap<string, SimIntent>;
  transactions: ReadonlyMap<string, SimStoredTransaction>;
  /** Nonces that two acts held at once. */
  sharedNonces: readonly string[];
  orders: ReadonlyMap<string, EscrowOrder>;
  /** Open work for people. */
  work: ReadonlySet<string>;
  books: SimBooks;
}

export const freshTables = (areLimitsKept: boolean): Tables => ({
  cursor: { number: 0n, hash: 'b0', finalizedNumber: 0n },
  head: { alarm: null, mayFollow: false, silentSinceMs: null },
  alarms: [],
  record: [{ number: 0n, hash: 'b0', hasEvents: false }],
  events: new Map(),
  consumed: new Set(),
  intents: new Map(),
  transactions: new Map(),
  sharedNonces: [],
  orders: new Map(),
  work: new Set(),
  books: freshBooks(areLimitsKept),
});

export const newOrder = (id: string, terms: Terms, nowMs: number): EscrowOrder => ({
  ...{ id, terms, settlement: newSettlement(nowMs), closed: null, isReceived: false, recalledAtMs: null },
});

/** What is asked of the relayer: once by its key, and again when it has failed. */
export function requested(
  { intents, head }: Tables,
  { key, call, nowMs }: { key: string; call: SimCall; nowMs: number },
): { intents?: ReadonlyMap<string, SimIntent> } {
  const known = intents.get(key);
  if (known !== undefined && known.status !== 'failed') return {};
  const intent: SimIntent = {
    ...{ key, call, status: 'requested', blockNumber: null, askedAtMs: nowMs },
    isAskedInAlarm: head.alarm !== null,
  };
  return { intents: new Map(intents).set(key, intent) };
}

/** The alarm from now on; a held one stays. */
export function withAlarm(
  { head, alarms }: Tables,
  alarm: Alarm | null,
  nowMs: number,
): Pick<Tables, 'head' | 'alarms'> {
  if (head.alarm?.isHeld === true || head.alarm?.kind === alarm?.kind) return { head, alarms };
  const ended = alarms.map((one) => (one.untilMs === null ? { ...one, untilMs: nowMs } : one));
  const begun = alarm === null ? [] : [{ kind: alarm.kind, fromMs: nowMs, untilMs: null }];
  return { head: { ...head, alarm }, alarms: [...ended, ...begun] };
}

/** A person lifts the alarm. */
export function resumed({ head, alarms }: Tables, mayFollow: boolean, nowMs: number): Partial<Tables> {
  return {
    head: { ...head, alarm: null, mayFollow },
    alarms: alarms.map((one) => (one.untilMs === null ? { ...one, untilMs: nowMs } : one)),
  };
}
