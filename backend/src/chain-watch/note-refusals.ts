import { Injectable } from '@nestjs/common';
import { PrismaService } from '../platform/database/index.ts';
import { RecurringWork, type Chore } from '../platform/jobs/index.ts';
import { closeWork, openWork } from '../work/index.ts';
import { refusedEvents } from './infra/refused-events.ts';

const LOOK_EVERY_MS = 10_000;
const PREFIX = 'event-refused:';

/** Puts every event of the chain that the marketplace could not follow for a while into the work queue. */
@Injectable()
export class NoteRefusals extends RecurringWork {
  constructor(private readonly prisma: PrismaService) {
    super();
  }

  protected chores(): Chore[] {
    return [
      {
        name: 'chain-watch.note-refusals',
        everyMs: LOOK_EVERY_MS,
        work: () => this.run(),
        failed: 'The events that could not be followed could not be read',
      },
    ];
  }

  /** One look: opens an item for each refused event, closes those of events that were followed. Harmless to repeat. */
  async run(): Promise<void> {
    await this.prisma.transact(async (tx) => {
      const refused = await refusedEvents(tx);
      for (const { key, orderId, orderNumber, reason, ...event } of refused) {
        await openWork(tx, {
          ...{ key: PREFIX + key, kind: 'chain-difference', orderId, organisationId: null },
          reason: `The marketplace cannot follow ${event.name} of block ${event.blockNumber}${orderNumber === null ? '' : ` for order ${orderNumber}`}: ${reason}`,
          action:
            'Take away what the reason names, at /finance/journal by an entry that names the order where the books lack money. The event is tried again by itself, and this item closes.',
          details: event,
        });
      }
      const open = await tx.$queryRaw<{ key: string }[]>`
        SELECT key FROM work_item WHERE closed_at IS NULL AND key LIKE ${`${PREFIX}%`}
           AND NOT key = ANY (${refused.map(({ key }) => PREFIX + key)})`;
      for (const { key } of open) await closeWork(tx, key, 'TopSteel', 'The event was followed after all.');
    });
  }
}
