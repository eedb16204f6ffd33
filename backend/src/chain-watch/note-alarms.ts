import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { RecurringWork, type Chore } from '../platform/jobs/index.ts';
import { closeWork, openWork } from '../work/index.ts';
import { readWatch } from './infra/watch-queries.ts';

const LOOK_EVERY_MS = 5_000;
const ACTIONS = {
  'deep-reorg':
    'Compare the chain with sources outside, then resume under Chain, following it when it is right.',
  'other-chain': 'Point the oracles at the chain that the database has followed, then resume under Chain.',
  'nodes-disagree':
    'Ask a third node which of the two is right, replace the other one, then resume under Chain.',
  'node-silent': 'Bring a second node back or configure another one; the alarm ends by itself.',
  'logs-missing': 'Replace the node whose index of logs is broken; the alarm ends by itself.',
} as const;

/** Puts every alarm of the watcher into the work queue, and closes what has ended. */
@Injectable()
export class NoteAlarms extends RecurringWork {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
  ) {
    super();
  }

  protected chores(): Chore[] {
    return [
      {
        name: 'chain-watch.note-alarms',
        everyMs: LOOK_EVERY_MS,
        work: () => this.run(),
        failed: 'The alarms of the watcher could not be read',
      },
    ];
  }

  /** One look: opens an item for the alarm that is up, closes those of alarms that are not. Harmless to repeat. */
  async run(): Promise<void> {
    const { chainId } = this.config.settings;
    await this.prisma.transact(async (tx) => {
      const { alarm } = await readWatch(tx, chainId);
      const prefix = `chain-alarm:${chainId}:`;
      const key = alarm === null ? null : `${prefix}${alarm.kind}:${alarm.since}`;
      if (alarm !== null && key !== null) {
        const { sentence: reason, kind, since } = alarm;
        const action = ACTIONS[kind];
        const details = { kind, since };
        await openWork(tx, {
          ...{ key, kind: 'money-stopped', orderId: null, organisationId: null },
          ...{ reason, action, details },
        });
      }
      const open = await tx.$queryRaw<{ key: string }[]>`
        SELECT key FROM work_item WHERE closed_at IS NULL AND key LIKE ${`${prefix}%`} AND key IS DISTINCT FROM ${key}`;
      for (const item of open)
        await closeWork(tx, item.key, 'TopSteel', 'The alarm has ended; money moves again.');
    });
  }
}
