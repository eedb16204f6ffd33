import { setTimeout as sleep } from 'node:timers/promises';
import { order, type Order } from '@topsteel/domain/api';
import pg from 'pg';
import type { Session } from '../../seed/session.ts';

/** What somebody was told of an order's money, in minor units. */
interface Told {
  orderId: string;
  paymentState: Order['payment']['state'];
  authorizedMinor: string;
  capturedMinor: string;
}

/** How far the money of an order has come. What ended otherwise does not occur in a drill. */
const STATES: readonly Order['payment']['state'][] = [
  'awaiting',
  'requested',
  'authorized',
  'capture-requested',
  'captured',
];

/**
 * What the drill was told before its database was destroyed: every answer about an order, and, between them, commits of
 * a table of its own, one after the other as fast as they are answered.
 */
export class Acknowledged {
  private readonly told: Told[] = [];
  private readonly marks: number[] = [];
  private isOver = false;

  get answers(): number {
    return this.told.length;
  }

  get commits(): number {
    return this.marks.length;
  }

  /** The same conversation; what it is told of orders is written down. */
  listenTo(session: Session): Session {
    const note = <T>(answer: T): T => {
      const read = order.safeParse(answer);
      if (read.success && !this.isOver) {
        const { id, payment } = read.data;
        const { state, authorizedMinor, capturedMinor } = payment;
        this.told.push({ orderId: id, paymentState: state, authorizedMinor, capturedMinor });
      }
      return answer;
    };
    return {
      get: async (path, schema) => note(await session.get(path, schema)),
      post: async (path, body, schema) => note(await session.post(path, body, schema)),
    };
  }

  /** Commits one row after the other until the database is gone. */
  async markCommits(url: string): Promise<void> {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('CREATE SCHEMA ops_drill; CREATE TABLE ops_drill.mark (n bigint PRIMARY KEY)');
    for (let n = 0; !this.isOver; n += 1) {
      await client.query('INSERT INTO ops_drill.mark VALUES ($1)', [n]);
      this.marks.push(n);
      await sleep(10);
    }
    await client.end();
  }

  /** From now on nothing is written down: the database is being destroyed. */
  end(): void {
    this.isOver = true;
  }

  /** What a restored database does not know any more. Each is a sentence; none is what is wanted. */
  async lostIn(url: string): Promise<string[]> {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      const { rows: kept } = await client.query<{ n: string }>('SELECT n::text FROM ops_drill.mark');
      const marks = new Set(kept.map(({ n }) => Number(n)));
      const { rows } = await client.query<{
        id: string;
        state: string;
        authorized: string;
        captured: string;
      }>(
        `SELECT order_id AS id, state, authorized_minor::text AS authorized, captured_minor::text AS captured FROM payment`,
      );
      const orders = new Map(rows.map((row) => [row.id, row]));
      return [
        ...this.marks.filter((n) => !marks.has(n)).map((n) => `commit ${n}`),
        ...this.told.flatMap((told) => {
          const found = orders.get(told.orderId);
          if (found === undefined) return [`order ${told.orderId}`];
          const hasAll =
            STATES.findIndex((state) => state === found.state) >= STATES.indexOf(told.paymentState) &&
            BigInt(found.authorized) >= BigInt(told.authorizedMinor) &&
            BigInt(found.captured) >= BigInt(told.capturedMinor);
          return hasAll ? [] : [`order ${told.orderId}: was ${told.paymentState}, is ${found.state}`];
        }),
      ];
    } finally {
      await client.end();
    }
  }
}
