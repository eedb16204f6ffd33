import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import { Config } from '../config/index.ts';
import { noteEffect } from './effect-notes.ts';
import { seated, TransactionClient } from './transaction-client.ts';

/** The client inside a transaction: what a use case hands to every store and front door it calls. */
export type Tx = Prisma.TransactionClient;

/** The one Prisma client of the process. Held as a field: a subclass of PrismaClient would break `instanceof`. */
@Injectable()
export class PrismaService implements OnModuleDestroy {
  readonly client: PrismaClient;

  constructor(config: Config) {
    const adapter = new PrismaPg(
      {
        Client: TransactionClient,
        pipeline: true,
        connectionString: config.settings.databaseUrl,
        // May add to the ledger and to the audit trail, and change neither, whatever this process does.
        options: '-c role=topsteel_app',
        max: 12,
        connectionTimeoutMillis: 5_000,
      },
      // Without handlers a killed PostgreSQL would end this process; queries report the loss themselves.
      { onPoolError: () => undefined, onConnectionError: () => undefined },
    );
    this.client = new PrismaClient({ adapter });
  }

  /**
   * Runs the work in one READ COMMITTED transaction: state, audit row and intent are kept together or not at all.
   *
   * @throws whatever the work throws, after the rollback.
   */
  async transact<T>(work: (tx: Tx) => Promise<T>, { timeoutMs = 30_000 } = {}): Promise<T> {
    return seated((seat) =>
      this.client.$transaction(
        async (tx) => {
          seat(tx);
          const result = await work(tx);
          await noteEffect(tx);
          return result;
        },
        { maxWait: 10_000, timeout: timeoutMs },
      ),
    );
  }

  async onModuleDestroy(): Promise<void> {
    await this.client.$disconnect();
  }
}
