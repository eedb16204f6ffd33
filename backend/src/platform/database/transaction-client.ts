import { AsyncLocalStorage } from 'node:async_hooks';
import type { Duplex } from 'node:stream';
import pg from 'pg';
import { tenantNow, type Tenant } from './tenant.ts';

/** Bears the tenant of a statement that was asked for before it had a connection. */
export const TENANT = Symbol('tenant');

/** Where a transaction under way runs: from its BEGIN until its COMMIT or ROLLBACK is sent, and no longer. */
interface Seat {
  connection: TransactionClient | undefined;
}

const opening = new AsyncLocalStorage<Seat>();
const seats = new WeakMap<object, Seat>();

type Send = (...args: unknown[]) => unknown;

/**
 * A connection of the pool that tells on which seat its transaction was begun, and sends BEGIN together with the first
 * statement: one round trip less for every transaction, and none for one that does nothing. In the same way it tells the
 * database for whom it works, before the first statement of somebody else than before.
 */
export class TransactionClient extends pg.Client {
  #seat: Seat | undefined;
  #begins = false;
  #isOpen = false;
  /** What the session was told last; a new one sees nothing. */
  #tenant: Tenant | undefined;

  // One signature for the ten of the library, which are all passed on as they are.
  override query: pg.Client['query'] = ((config: unknown, ...rest: unknown[]) => {
    const send = (...args: unknown[]) => (super.query as Send).apply(this, args);
    const text = textOf(config);
    if (text === 'BEGIN') {
      this.#seat = opening.getStore();
      if (this.#seat) this.#seat.connection ??= this;
      this.#begins = true;
      this.#isOpen = true;
      return Promise.resolve(NOTHING);
    }
    const isEnd = text === 'COMMIT' || text === 'ROLLBACK';
    if (isEnd) {
      if (this.#seat?.connection === this) this.#seat.connection = undefined;
      this.#seat = undefined;
      this.#isOpen = false;
    }
    const begins = this.#begins;
    this.#begins = false;
    if (begins && isEnd) return Promise.resolve(NOTHING);
    const first = [...this.#tenantFor(config, begins), ...(begins ? ['BEGIN'] : [])];
    if (first.length === 0) return send(config, ...rest);
    const { stream } = (this as unknown as { connection: { stream: Duplex } }).connection;
    stream.cork();
    try {
      // Fails only with the connection, and then so does the statement behind it.
      for (const text of first) (send(text) as Promise<unknown>).catch(() => undefined);
      return send(config, ...rest);
    } finally {
      stream.uncork();
    }
  }) as pg.Client['query'];

  /** A transaction keeps the tenant that it was begun for: a change inside it would be undone with it. */
  #tenantFor(config: unknown, begins: boolean): string[] {
    if (this.#isOpen && !begins) return [];
    const tenant = (config as { [TENANT]?: Tenant } | null)?.[TENANT] ?? tenantNow();
    if (tenant === this.#tenant) return [];
    if (!/^[a-z0-9-]{1,40}$/.test(tenant)) throw new TypeError('A tenant is an id or a word.');
    this.#tenant = tenant;
    return [`SET topsteel.organisation = '${tenant}'`];
  }
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
