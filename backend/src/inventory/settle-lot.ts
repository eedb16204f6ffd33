import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EventStage } from '@topsteel/domain/bridge';
import { recordAudit } from '../audit/index.ts';
import { CertifiedMaterial } from '../certificate/index.ts';
import { BridgeEvents, type BridgeEvent, type BridgeIntent } from '../platform/bridge/index.ts';
import { ChainReader } from '../platform/chain/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { ledgerFigures, lockByLotId, updateLot, type LotRow } from './infra/lot-store.ts';
import { lotIdOf } from './lot-id-of.ts';

const contract = 'materialLedger';

/** What the ledger did with lots: commissioned at one confirmation, final, failed; and who holds how much. */
@Injectable()
export class SettleLot implements OnModuleInit {
  constructor(
    private readonly events: BridgeEvents,
    private readonly material: CertifiedMaterial,
    private readonly chain: ChainReader,
  ) {}

  onModuleInit(): void {
    this.events.onIntent('commission-lot', (intent, tx) => this.followIntent(intent, tx));
    this.events.on('inventory', { contract, names: ['LotCommissioned'] }, (event, stage, tx) =>
      this.followCommission(event, stage, tx),
    );
    this.events.on(
      'inventory',
      {
        contract,
        names: ['TitleReserved', 'TitleReleased', 'ReservationCancelled', 'TitleTransferred', 'LotConsumed'],
      },
      (event, _stage, tx) => this.followTitle(event.args.lotId, tx),
    );
    this.events.on('inventory', { contract, names: ['LotRecalled'] }, (event, stage, tx) =>
      this.followRecall(event, stage, tx),
    );
  }

  private async followIntent(intent: BridgeIntent, tx: Tx): Promise<void> {
    if (intent.status !== 'failed') return;
    const [, certificate = '0x', ordinal = '0'] = intent.businessKey.split(':');
    const lotId = lotIdOf(this.chain.deployment, certificate as `0x${string}`, Number(ordinal));
    const row = await lockByLotId(tx, lotId.toString());
    if (row?.state !== 'requested') return;
    const failure = intent.error?.message ?? 'The ledger refused the lot.';
    await updateLot(tx, row.id, { state: 'failed', failure });
    await this.material.giveBack(tx, row.certificateId, row.massGrams);
    await audit(tx, row, 'lot.failed', { failure });
  }

  private async followCommission(
    event: BridgeEvent<'LotCommissioned'>,
    stage: EventStage,
    tx: Tx,
  ): Promise<void> {
    const { args } = event;
    const row = await lockByLotId(tx, args.lotId);
    // An issuer may commission with its own key without this marketplace: such a lot, or another mass, is not ours.
    if (row?.massGrams !== BigInt(args.massGrams) || row.evidence !== args.evidence) return;
    if (stage === 'orphaned') {
      await updateLot(tx, row.id, { state: 'requested', heldGrams: 0n, reservedGrams: 0n });
      await audit(tx, row, 'lot.orphaned', { block: event.blockNumber });
      return;
    }
    if (row.state === 'failed') {
      await this.material.take(tx, row.organisationId, row.certificateId, row.massGrams);
    }
    const state = stage === 'final' ? 'final' : 'commissioned';
    await updateLot(tx, row.id, {
      state: row.state === 'recalled' ? 'recalled' : state,
      txHash: event.txHash,
      failure: null,
      ...(await ledgerFigures(tx, row.lotId, args.to)),
    });
    await audit(tx, row, `lot.${state}`, { txHash: event.txHash, massGrams: args.massGrams });
  }

  private async followTitle(lotId: string, tx: Tx): Promise<void> {
    const row = await lockByLotId(tx, lotId);
    const holder = row?.organisation.account;
    if (!row || !holder) return;
    await updateLot(tx, row.id, await ledgerFigures(tx, lotId, holder));
  }

  private async followRecall(event: BridgeEvent<'LotRecalled'>, stage: EventStage, tx: Tx): Promise<void> {
    const row = await lockByLotId(tx, event.args.lotId);
    if (!row) return;
    await updateLot(tx, row.id, { state: stage === 'orphaned' ? 'commissioned' : 'recalled' });
    await audit(tx, row, 'lot.recalled', { stage, reason: event.args.reason });
  }
}

const audit = (tx: Tx, row: LotRow, action: string, details: Record<string, unknown>): Promise<void> =>
  recordAudit(tx, {
    actor: 'bridge',
    organisationId: row.organisationId,
    action,
    subject: `lot:${row.id}`,
    details,
  });
