import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EventStage } from '@topsteel/domain/bridge';
import { lotCodeOf } from '@topsteel/domain/digital-link';
import { recordAudit } from '../audit/index.ts';
import { Organisations } from '../organisation/index.ts';
import { BridgeEvents, type BridgeEvent, type BridgeIntent } from '../platform/bridge/index.ts';
import { ChainReader } from '../platform/chain/index.ts';
import type { Tx } from '../platform/database/index.ts';
import {
  giveBackToLot,
  lockByEvent,
  nameProducedLot,
  noteConsumed,
  setProducedEmissions,
  updateTransformation,
  type TransformationRow,
} from './infra/transformation-store.ts';
import { lotIdOf } from './lot-id-of.ts';

const contract = 'materialLedger';
/** What a column of emissions holds: 2^63 − 1 grams. The ledger's own figure stands in the genealogy. */
const MOST_GRAMS = 2n ** 63n - 1n;

/** What the ledger did with a transformation: there at one confirmation, final, failed, undone with its block. */
@Injectable()
export class SettleTransformation implements OnModuleInit {
  constructor(
    private readonly events: BridgeEvents,
    private readonly organisations: Organisations,
    private readonly chain: ChainReader,
  ) {}

  onModuleInit(): void {
    this.events.onIntent('transform-lot', (intent, tx) => this.followIntent(intent, tx));
    this.events.on('inventory', { contract, names: ['LotsTransformed'] }, (event, stage, tx) =>
      this.followAct(event, stage, tx),
    );
    this.events.on('inventory', { contract, names: ['LotProduced'] }, async ({ args }, stage, tx) => {
      const emissionsGrams = BigInt(args.emissionsGrams);
      if (stage !== 'orphaned' && emissionsGrams <= MOST_GRAMS) {
        await setProducedEmissions(tx, args.lotId, emissionsGrams);
      }
    });
  }

  private async followIntent(intent: BridgeIntent, tx: Tx): Promise<void> {
    if (intent.status !== 'failed') return;
    const row = await lockByEvent(tx, { id: intent.businessKey.slice('transform-lot:'.length) });
    if (row?.state !== 'requested') return;
    const failure = intent.error?.message ?? 'The ledger refused the transformation.';
    await updateTransformation(tx, row.id, { state: 'failed', failure });
    await giveBack(tx, row);
    await audit(tx, row, 'transformation.failed', { failure });
  }

  private async followAct(event: BridgeEvent<'LotsTransformed'>, stage: EventStage, tx: Tx): Promise<void> {
    const { transformation, actor, epcisEvent } = event.args;
    const row = await lockByEvent(tx, { epcisEvent, actor });
    // An organisation may transform with its own key without this marketplace: such an act is in the genealogy only.
    if (!row || (row.onChainId !== null && row.onChainId !== transformation)) return;
    if (stage === 'orphaned') {
      const isHosted = (await this.organisations.byId(row.organisationId, tx))?.isHosted ?? true;
      for (const lot of row.outputs) await nameProducedLot(tx, lot.id, null);
      const state = isHosted ? 'requested' : 'awaiting-transaction';
      await updateTransformation(tx, row.id, { state, onChainId: null, txHash: null });
      await audit(tx, row, 'transformation.orphaned', { block: event.blockNumber });
      return;
    }
    if (row.state === 'failed') {
      for (const input of row.inputs) {
        if (input.lotRowId !== null) await noteConsumed(tx, input.lotRowId, input.massGrams);
      }
    }
    for (const lot of row.outputs) {
      const lotId = lotIdOf(this.chain.deployment, transformation, lot.ordinal);
      await nameProducedLot(tx, lot.id, { lotId: lotId.toString(), lotCode: lotCodeOf(lotId) });
    }
    const state = stage === 'final' ? 'final' : 'transformed';
    await updateTransformation(tx, row.id, {
      state,
      onChainId: transformation,
      txHash: event.txHash,
      failure: null,
    });
    await audit(tx, row, `transformation.${state}`, { transformation, txHash: event.txHash });
  }
}

/** What a transformation that did not come to be had taken of lots that orders take of as well. */
export async function giveBack(tx: Tx, row: TransformationRow): Promise<void> {
  for (const { lotRowId, massGrams } of row.inputs) {
    if (lotRowId !== null) await giveBackToLot(tx, lotRowId, massGrams);
  }
}

const audit = (
  tx: Tx,
  row: TransformationRow,
  action: string,
  details: Record<string, unknown>,
): Promise<void> =>
  recordAudit(tx, {
    actor: 'bridge',
    organisationId: row.organisationId,
    action,
    subject: `transformation:${row.id}`,
    details,
  });
