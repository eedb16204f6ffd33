import { setTimeout } from 'node:timers/promises';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PrismaPg } from '@prisma/adapter-pg';
import { tracingNow } from '@topsteel/tracing';
import { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import { Config } from '../config/index.ts';
import { commitUnknown, databaseAway, databaseTroubleOf } from './database-trouble.ts';
import { noteEffect } from './effect-notes.ts';
import { hotName } from './hot-statement.ts';
import { pauseMs } from './pause.ts';
import { queryInTurn } from './query-in-turn.ts';
import { runInOwnContext } from './run-in-own-context.ts';
import { traceQueries } from '../tracing/index.ts';
import { TenantPool } from './tenant-pool.ts';
import { seated, TransactionClient } from './transaction-client.ts';

/** The client inside a transaction: what a use case hands to every store and front door it calls. */
export type Tx = Prisma.TransactionClient;

const CONNECT_TIMEOUT_MS = 5_000;
const MOST_TRIES = 8;
/** After this a caller is better told than left waiting. */
const PATIENCE_MS = 30_000;

/** The one Prisma client of the process. Held as a field: a subclass of PrismaClient would break `instanceof`. */
@Injectable()
export class PrismaService implements OnApplicationShutdown {
  readonly client: PrismaClient;
  /** Its connections; statements go through the client. */
  readonly pool: { totalCount: number; idleCount: number; waitingCount: number };

  constructor(config: Config) {
    const pool = new TenantPool({
      Client: TransactionClient,
      pipeline: true,
      connectionString: config.settings.databaseUrl,
      // May add to the ledger and to the audit trail, and change neither, whatever this process does. Prisma cuts the zone
      // off the times that it reads and takes the rest for UTC, whatever the database's own zone is.
      options: '-c role=topsteel_app -c timezone=UTC',
      max: 12,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    });
    this.pool = pool;
    const adapter = new PrismaPg(pool, {
      disposeExternalPool: true,
      // Typed to name every statement; one without a name is not prepared.
      statementNameGenerator: ({ sql }) => hotName(sql) as string,
      // Without handlers a killed PostgreSQL would end this process; queries report the loss themselves.
      onPoolError: () => undefined,
      onConnectionError: () => undefined,
    });
    const inTurn = queryInTurn(adapter);
    this.client = new PrismaClient({ adapter: tracingNow() ? traceQueries(inTurn) : inTurn });
    runInOwnContext(this.client);
  }

  /**
   * Runs the work in one READ COMMITTED transaction: state, audit row and intent are kept together or not at all. Work that
   * lost a deadlock, found every connection taken or lost its connection is run again, as long as nothing of it can have
   * been committed: it must not leave anything behind but in the database.
   *
   * @throws whatever the work throws, after the rollback; AppError `unavailable` when the tries or the time are used up, or
   * when the connection broke during the commit.
   */
  async transact<T>(work: (tx: Tx) => Promise<T>, { timeoutMs = 30_000 } = {}): Promise<T> {
    const giveUpAt = Date.now() + PATIENCE_MS;
    for (let tries = 1; ; tries += 1) {
      const progress = { isCommitting: false };
      try {
        return await this.once(work, timeoutMs, progress);
      } catch (error) {
        const trouble = databaseTroubleOf(error);
        if (trouble === null) throw error;
        // The commit may stand though nobody answered it in time: it waits for the archive.
        const isOnItsWay = progress.isCommitting && (trouble === 'away' || trouble === 'slow');
        if (isOnItsWay) throw commitUnknown(error);
        const isHopeless = trouble === 'slow' || tries >= MOST_TRIES || Date.now() >= giveUpAt;
        if (isHopeless) throw databaseAway(trouble, error);
        await setTimeout(pauseMs(tries, Math.random()));
      }
    }
  }

  private once<T>(
    work: (tx: Tx) => Promise<T>,
    timeoutMs: number,
    progress: { isCommitting: boolean },
  ): Promise<T> {
    return seated((seat) =>
      this.client.$transaction(
        async (tx) => {
          seat(tx);
          const result = await work(tx);
          await noteEffect(tx);
          progress.isCommitting = true;
          return result;
        },
        // Longer than the pool lets wait: the pool says first that it is full.
        { maxWait: 2 * CONNECT_TIMEOUT_MS, timeout: timeoutMs },
      ),
    );
  }

  /** Last of all: requests and jobs under way have ended by then. */
  async onApplicationShutdown(): Promise<void> {
    await this.client.$disconnect();
  }
}
