import { Injectable, Logger } from '@nestjs/common';
import { isAppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { RecurringWork, type Chore } from '../platform/jobs/index.ts';
import { applyOffers } from './apply-offers.ts';
import { checkOffers } from './check-offers.ts';
import { claimImport, expireImports, moveImport, type OfferImportRow } from './infra/import-store.ts';

const LOOK_EVERY_MS = 500;
/** A check is one transaction; a slow disk at 200,000 lines needs its time. */
const STEP_TIMEOUT_MS = 300_000;

/**
 * Works on imports of offers, a step a transaction. A process that dies loses its step and nothing else; several processes
 * pass by what another one works on.
 */
@Injectable()
export class WorkOfferImports extends RecurringWork {
  private readonly logger = new Logger('offer-imports');
  private turn: Promise<unknown> = Promise.resolve();
  private isStopping = false;

  constructor(private readonly prisma: PrismaService) {
    super();
  }

  protected chores(): Chore[] {
    return [
      {
        name: 'offer.work-imports',
        everyMs: LOOK_EVERY_MS,
        work: () => this.drain(),
        failed: 'Imports of offers could not be looked at',
      },
    ];
  }

  /** Ends after the step under way. */
  override async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await super.beforeApplicationShutdown();
  }

  /** Works until nothing is left to do. Tests call it instead of waiting. */
  drain(): Promise<void> {
    const next = this.turn.then(async () => {
      while (!this.isStopping && (await this.step()));
      await this.expire();
    });
    this.turn = next.catch(() => undefined);
    return next;
  }

  private async step(): Promise<boolean> {
    const work: { record: OfferImportRow | null } = { record: null };
    try {
      await this.prisma.transact(
        async (tx) => {
          const record = await claimImport(tx);
          work.record = record;
          if (record?.state === 'received') await checkOffers(tx, record);
          else if (record) await applyOffers(tx, record);
        },
        { timeoutMs: STEP_TIMEOUT_MS },
      );
      return work.record !== null;
    } catch (error) {
      // Without the database there is nothing to note it in; the next look tries again.
      if (work.record === null || (isAppError(error) && error.code === 'unavailable')) throw error;
      await this.fail(work.record, error);
      return true;
    }
  }

  private async fail(record: OfferImportRow, error: unknown): Promise<void> {
    this.logger.error(`Import of offers ${record.id}: ${sentenceOf(error)}`);
    const failure = isAppError(error)
      ? error.message
      : 'The import broke off because of a fault of ours. Upload the file again; lines that were applied are found the same.';
    await this.prisma.transact(async (tx) => {
      await moveImport(tx, record, 'failed', { failure });
      await recordAudit(tx, {
        actor: 'system',
        organisationId: record.organisationId,
        action: 'offer.import-failed',
        subject: `offer-import:${record.id}`,
        details: { failure },
      });
    });
  }

  private async expire(): Promise<void> {
    await this.prisma.transact(async (tx) => {
      for (const { id, organisationId } of await expireImports(tx))
        await recordAudit(tx, {
          actor: 'system',
          organisationId,
          action: 'offer.import-expired',
          subject: `offer-import:${id}`,
        });
    });
  }
}

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
