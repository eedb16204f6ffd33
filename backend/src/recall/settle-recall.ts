import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EventStage } from '@topsteel/domain/bridge';
import { lotCodeOf } from '@topsteel/domain/digital-link';
import { recordAudit } from '../audit/index.ts';
import { requireLineageUpTo } from '../genealogy/index.ts';
import { Organisations } from '../organisation/index.ts';
import { BridgeEvents, type BridgeEvent, type BridgeIntent } from '../platform/bridge/index.ts';
import { checksummed } from '../platform/chain/index.ts';
import { newId, type Tx } from '../platform/database/index.ts';
import {
  finalRecallsBehind,
  findRecall,
  insertRecall,
  isAnyFinal,
  lockRecallOfLot,
  updateRecall,
  type RecallRow,
} from './infra/recall-store.ts';
import { NotifyOwners } from './notify-owners.ts';

const contract = 'materialLedger';
const NOBODY = '0x0000000000000000000000000000000000000000';

/**
 * What the ledger says of recalls. A letter cannot be taken back, so owners are told when the recall is final; whoever
 * becomes an owner of affected material later is told then.
 */
@Injectable()
export class SettleRecall implements OnModuleInit {
  constructor(
    private readonly events: BridgeEvents,
    private readonly organisations: Organisations,
    private readonly notify: NotifyOwners,
  ) {}

  onModuleInit(): void {
    this.events.onIntent('recall-lot', (intent, tx) => this.followIntent(intent, tx));
    this.events.on('recall', { contract, names: ['LotRecalled'] }, (event, stage, tx) =>
      this.followRecall(event, stage, tx),
    );
    this.events.on('recall', { contract, names: ['TransferSingle'] }, (event, stage, tx) =>
      this.followTitle(event, stage, tx),
    );
  }

  private async followIntent(intent: BridgeIntent, tx: Tx): Promise<void> {
    if (intent.status !== 'failed') return;
    const row = await lockRecallOfLot(tx, intent.businessKey.slice('recall-lot:'.length));
    if (row?.state !== 'requested') return;
    const failure = intent.error?.message ?? 'The ledger refused the recall.';
    await updateRecall(tx, row.id, { state: 'failed', failure });
    await audit(tx, row, 'recall.failed', { failure });
  }

  private async followRecall(event: BridgeEvent<'LotRecalled'>, stage: EventStage, tx: Tx): Promise<void> {
    await requireLineageUpTo(tx, event.id);
    const before = (await lockRecallOfLot(tx, event.args.lotId)) ?? (await this.insertSeen(tx, event));
    if (stage === 'orphaned') {
      const maker = before.organisationId && (await this.organisations.byId(before.organisationId, tx));
      const asked = maker && maker.isHosted ? 'requested' : 'awaiting-transaction';
      const state = before.createdBy === null ? 'failed' : asked;
      const failure = before.createdBy === null ? 'The block that recalled it was replaced.' : null;
      await updateRecall(tx, before.id, { state, failure, txHash: null, recalledAt: null });
      await audit(tx, before, 'recall.orphaned', { block: event.blockNumber });
      return;
    }
    const row = await updateRecall(tx, before.id, {
      state: stage === 'final' ? 'final' : 'recalled',
      reason: Number(event.args.reason),
      txHash: event.txHash,
      recalledAt: event.blockTimestamp,
      failure: null,
    });
    await audit(tx, row, `recall.${row.state}`, { txHash: event.txHash, reason: row.reason });
    if (stage === 'final') await this.notify.run(tx, row);
  }

  private async followTitle(event: BridgeEvent<'TransferSingle'>, stage: EventStage, tx: Tx): Promise<void> {
    const { id: lotId, to } = event.args;
    if (stage === 'orphaned' || to === NOBODY || !(await isAnyFinal(tx))) return;
    await requireLineageUpTo(tx, event.id);
    for (const id of await finalRecallsBehind(tx, lotId)) {
      const recall = await findRecall(tx, null, id);
      if (recall) await this.notify.run(tx, recall);
    }
  }

  /** A recall that the maker's own wallet made without asking here. */
  private async insertSeen(tx: Tx, event: BridgeEvent<'LotRecalled'>): Promise<RecallRow> {
    const { lotId, issuer, reason, epcisEvent } = event.args;
    const maker = await this.organisations.byAccount(issuer, tx);
    return insertRecall(tx, {
      id: newId(),
      lotId,
      lotCode: lotCodeOf(BigInt(lotId)),
      organisationId: maker?.id ?? null,
      issuer: checksummed(issuer),
      createdBy: null,
      state: 'recalled',
      reason: Number(reason),
      text: '',
      epcisEvent,
    });
  }
}

const audit = (tx: Tx, row: RecallRow, action: string, details: Record<string, unknown>): Promise<void> =>
  recordAudit(tx, {
    actor: 'bridge',
    organisationId: row.organisationId,
    action,
    subject: `recall:${row.id}`,
    details,
  });
