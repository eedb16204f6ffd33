import type { TransactionStatus } from '../../oracles/src/relayer/plan-nonces.ts';
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
export interface StoredBlock {
  number: bigint;
  hash: string;
  status: 'canonical' | 'orphaned';
}
export interface SimIntent {
  key: string;
  call: SimCall;
  status: 'requested' | 'sent' | 'mined' | 'final' | 'failed';
  blockNumber: bigint | null;
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
}

/** Everything that survives a crash. */
export interface Tables {
  cursor: { number: bigint; hash: string; finalizedNumber: bigint };
  alarm: string | null;
  blocks: ReadonlyMap<string, StoredBlock>;
  events: ReadonlyMap<string, StoredEvent>;
  /** `key:stage` of what the books have taken in. */
  consumed: ReadonlySet<string>;
  intents: ReadonlyMap<string, SimIntent>;
  transactions: ReadonlyMap<string, SimStoredTransaction>;
  books: SimBooks;
}

export const freshTables: Tables = {
  cursor: { number: 0n, hash: 'b0', finalizedNumber: 0n },
  alarm: null,
  blocks: new Map([['b0', { number: 0n, hash: 'b0', status: 'canonical' }]]),
  events: new Map(),
  consumed: new Set(),
  intents: new Map(),
  transactions: new Map(),
  books: freshBooks,
};

export interface Database {
  readonly now: Tables;
  /** All of the changes or, when the work throws, none. Tables are values: nobody holds a half-changed one. */
  transact(work: (tables: Tables) => Partial<Tables>): void;
}

export function openFakeDatabase(): Database {
  let tables = freshTables;
  return {
    get now() {
      return tables;
    },
    transact(work) {
      tables = { ...tables, ...work(tables) };
    },
  };
}
