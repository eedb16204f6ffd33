import { AsyncLocalStorage } from 'node:async_hooks';
import type { Duplex } from 'node:stream';
import pg from 'pg';

/** Where a transaction under way runs: from its BEGIN until its COMMIT or ROLLBACK is sent, and no longer. */
interface Seat {
  connection: TransactionClient | undefined;
}

const opening = new AsyncLocalStorage<Seat>();
const seats = new WeakMap<object, Seat>();

type Send = (...args: unknown[]) => unknown;

/**
 * A connection of the pool that tells on which seat its transaction was begun, and sends BEGIN together with the first
 * statement: one round trip less for every transaction, and none for one that does nothing.
 */
export class TransactionClient extends pg.Client {
  #seat: Seat | undefined;
  #begins = false;

  // One signature for the ten of the library, which are all passed on as they are.
  override query: pg.Client['query'] = ((config: unknown, ...rest: unknown[]) => {
    const send = (...args: unknown[]) => (super.query as Send).apply(this, args);
    const text = textOf(config);
    if (text === 'BEGIN') {
      this.#seat = opening.getStore();
      if (this.#seat) this.#seat.connection ??= this;
      this.#begins = true;
      return Promise.resolve(NOTHING);
    }
    const isEnd = text === 'COMMIT' || text === 'ROLLBACK';
    if (isEnd) {
      if (this.#seat?.connection === this) this.#seat.connection = undefined;
      this.#seat = undefined;
    }
    if (!this.#begins) return send(config, ...rest);
    this.#begins = false;
    if (isEnd) return Promise.resolve(NOTHING);
    const { stream } = (this as unknown as { connection: { stream: Duplex } }).connection;
    stream.cork();
    try {
      // Fails only with the connection, and then so does the statement behind it.
      (send('BEGIN') as Promise<unknown>).catch(() => undefined);
      return send(config, ...rest);
    } finally {
      stream.uncork();
    }
  }) as pg.Client['query'];
}

const NOTHING = { command: '', rowCount: 0, oid: 0, rows: [], fields: [] };

function textOf(config: unknown): string | undefined {
  if (typeof config === 'string') return config;
  const { text } = (config ?? {}) as { text?: unknown };
  return typeof text === 'string' ? text : undefined;
}

/**
 * Runs what begins one transaction of Prisma's, and lets `work` send statements on its connection.
 *
 * @example seated((seat) => client.$transaction(async (tx) => { seat(tx); … }))
 */
export function seated<T>(begin: (seat: (tx: object) => void) => Promise<T>): Promise<T> {
  const own: Seat = { connection: undefined };
  return opening.run(own, () =>
    begin((tx) => {
      seats.set(tx, own);
    }),
  );
}

/**
 * The connection that a transaction of `PrismaService.transact` runs on, for the few statements that are sent so often
 * that Prisma's own work on them is more than the driver's and the network's. Undefined once the transaction is being
 * ended, by whoever, and for every other client: then Prisma says what is wrong.
 */
export const connectionOf = (tx: object): pg.Client | undefined => seats.get(tx)?.connection;
