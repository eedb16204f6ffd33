import { hostname } from 'node:os';
import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { isAppError } from '@topsteel/domain/errors';
import { recordAudit } from '../../audit/index.ts';
import { PrismaService } from '../../platform/database/index.ts';
import { RecurringWork, type Chore } from '../../platform/jobs/index.ts';
import {
  claimImport,
  dropLeases,
  expireImports,
  LeaseLost,
  moveImport,
  postponeImport,
  readImport,
} from '../infra/import-store.ts';
import { ReadImport } from './read-import.ts';
import { StoreImport } from './store-import.ts';

const LOOK_EVERY_MS = 500;
/** A part that is away is asked again this often, each time later; then a person decides. */
const MOST_ATTEMPTS = 6;
const FIRST_PAUSE_MS = 1_000;

/**
 * Works on imports, one at a time in each process; several processes share them by leases. Whatever happens to the
 * process, the next worker goes on from what the tables say.
 */
@Injectable()
export class WorkImports extends RecurringWork {
  private readonly logger = new Logger('imports');
  private readonly holder = `${hostname()}:${process.pid.toString()}:${randomUUID()}`;
  private turn: Promise<unknown> = Promise.resolve();
  private isStopping = false;

  constructor(
    private readonly prisma: PrismaService,
    private readonly readImport: ReadImport,
    private readonly storeImport: StoreImport,
  ) {
    super();
  }

  protected chores(): Chore[] {
    return [
      {
        name: 'certificate.work-imports',
        everyMs: LOOK_EVERY_MS,
        work: () => this.drain(),
        failed: 'Imports could not be looked at',
      },
    ];
  }

  /** Lets go of the import under way: its next piece of work is refused, and another process goes on from there. */
  override async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await dropLeases(this.prisma.client, this.holder);
    await super.beforeApplicationShutdown();
  }

  /** Works until nothing is left to do. Tests call it instead of waiting. */
  drain(): Promise<void> {
    const next = this.turn.then(async () => {
      while (!this.isStopping && (await this.workOnOne()));
      await this.expire();
    });
    this.turn = next.catch(() => undefined);
    return next;
  }

  private async workOnOne(): Promise<boolean> {
    const id = await claimImport(this.prisma.client, this.holder);
    if (id === null) return false;
    const { state } = await readImport(this.prisma.client, id);
    try {
      if (state === 'storing') await this.storeImport.run(id, this.holder);
      else await this.readImport.run(id, this.holder);
    } catch (error) {
      await this.fail(id, error);
    }
    await dropLeases(this.prisma.client, this.holder);
    return true;
  }

  /** What another try can't help fails at once; the rest is tried again, later each time. */
  private async fail(id: string, error: unknown): Promise<void> {
    if (error instanceof LeaseLost) return;
    const isTransient = !isAppError(error) || error.code === 'unavailable';
    this.logger.error(`Import ${id}: ${sentenceOf(error)}`);
    await this.prisma.transact(async (tx) => {
      const record = await readImport(tx, id);
      if (record.leaseHolder !== this.holder) return;
      const attempts = record.attempts + 1;
      if (isTransient && attempts < MOST_ATTEMPTS) {
        const notBefore = new Date(Date.now() + FIRST_PAUSE_MS * 2 ** attempts);
        await postponeImport(tx, id, attempts, notBefore);
        return;
      }
      const failure = isAppError(error)
        ? error.message
        : 'The import broke off because of a fault of ours. Press "Go on"; tell us if it repeats.';
      await moveImport(tx, record, 'failed', { failure, resumeState: record.state });
      await recordAudit(tx, {
        actor: 'system',
        organisationId: record.organisationId,
        action: 'certificate.import-failed',
        subject: `certificate-import:${id}`,
        details: { failure },
      });
    });
  }

  private async expire(): Promise<void> {
    await this.prisma.transact(async (tx) => {
      for (const { id, organisationId } of await expireImports(tx)) {
        await recordAudit(tx, {
          actor: 'system',
          organisationId,
          action: 'certificate.import-expired',
          subject: `certificate-import:${id}`,
        });
      }
    });
  }
}

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
