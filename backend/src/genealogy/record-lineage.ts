import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EventStage } from '@topsteel/domain/bridge';
import { BridgeEvents, type BridgeEvent } from '../platform/bridge/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { dropEvent, putAct, putInput, putLot, putRecall, type LedgerMoment } from './infra/lineage-store.ts';
import { actorOf } from './infra/genealogy-store.ts';

const names = ['LotCommissioned', 'LotsTransformed', 'LotConsumed', 'LotProduced', 'LotRecalled'] as const;
type LineageEvent = BridgeEvent<(typeof names)[number]>;

/** Keeps what the ledger says of lots: made, transformed, recalled; of every organisation, of this marketplace or not. */
@Injectable()
export class RecordLineage implements OnModuleInit {
  constructor(private readonly events: BridgeEvents) {}

  onModuleInit(): void {
    this.events.on('genealogy', { contract: 'materialLedger', names }, (event, stage, tx) =>
      this.record(event, stage, tx),
    );
  }

  private async record(event: LineageEvent, stage: EventStage, tx: Tx): Promise<void> {
    if (event.name === 'LotRecalled') {
      const { lotId, reason } = event.args;
      const recall = { reason: Number(reason), at: event.blockTimestamp, txHash: event.txHash };
      await putRecall(tx, lotId, stage === 'orphaned' ? null : recall);
      return;
    }
    if (stage === 'orphaned') {
      await dropEvent(tx, event.id);
      return;
    }
    await this.keep(event, tx, {
      eventId: event.id,
      at: event.blockTimestamp,
      txHash: event.txHash,
      isFinal: stage === 'final',
    });
  }

  private async keep(
    event: Exclude<LineageEvent, { name: 'LotRecalled' }>,
    tx: Tx,
    moment: LedgerMoment,
  ): Promise<void> {
    switch (event.name) {
      case 'LotCommissioned': {
        const { lotId, issuer, massGrams, emissionsGrams, certificate, documentHash } = event.args;
        const origin = { certificate, documentHash };
        await putLot(tx, { lotId, maker: issuer, massGrams, emissionsGrams, origin }, moment);
        return;
      }
      case 'LotsTransformed':
        await putAct(tx, event.args, moment);
        return;
      case 'LotConsumed':
        await putInput(tx, event.args, moment.eventId);
        return;
      case 'LotProduced': {
        const { lotId, transformation, massGrams, emissionsGrams } = event.args;
        // The act's event came before, in the same transaction; who acted is the maker, wherever title went.
        const maker = await actorOf(tx, transformation);
        const origin = { madeBy: transformation };
        await putLot(tx, { lotId, maker, massGrams, emissionsGrams, origin }, moment);
      }
    }
  }
}
