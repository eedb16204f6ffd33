import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BridgeEvents, type BridgeIntent } from '../platform/bridge/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { closeWorkUnder, openWork } from '../work/index.ts';
import { kindsOfOwners } from './domain/take-back-rules.ts';
import { takenBackAt } from './infra/act-queries.ts';

/** Puts an act into the work queue that was taken back and that nobody asks for again by itself. */
@Injectable()
export class NoteTakenBack implements OnModuleInit {
  constructor(private readonly events: BridgeEvents) {}

  onModuleInit(): void {
    for (const kind of kindsOfOwners) this.events.onIntent(kind, (intent, tx) => this.follow(intent, tx));
  }

  private async follow({ id, businessKey, kind, status, error }: BridgeIntent, tx: Tx): Promise<void> {
    const prefix = `taken-back:${businessKey}:`;
    if (status !== 'failed') {
      await closeWorkUnder(tx, prefix, 'TopSteel', 'It was asked for again.');
      return;
    }
    if (error?.code !== 'Cancelled') return;
    // Each time it is taken back is a trouble of its own.
    const at = await takenBackAt(tx, id);
    await openWork(tx, {
      key: prefix + (at?.toISOString() ?? ''),
      kind: 'act-taken-back',
      orderId: null,
      organisationId: null,
      reason: `The act ${kind} was taken back before it reached the chain.`,
      action: 'Tell who asked for it: it stands as failed on their page, where they can ask for it again.',
      details: { businessKey, takenBackAt: at?.toISOString() ?? null },
    });
  }
}
