import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EventStage } from '@topsteel/domain/bridge';
import { recordAudit } from '../audit/index.ts';
import { BridgeEvents, type BridgeEvent, type BridgeIntent } from '../platform/bridge/index.ts';
import { checksummed } from '../platform/chain/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { revokeSuperseded } from './supersede/revoke-superseded.ts';
import { findBatchOfIssuer, moveBatch, type BatchRow } from './infra/batch-store.ts';

/** What the register did with a batch: `sent`, `registered` at one confirmation, `final`, or `failed` with the reason. */
@Injectable()
export class SettleBatch implements OnModuleInit {
  constructor(private readonly events: BridgeEvents) {}

  onModuleInit(): void {
    this.events.onIntent('issue-batch', (intent, tx) => this.followIntent(intent, tx));
    this.events.on(
      'certificate',
      { contract: 'certificateRegistry', names: ['BatchIssued'] },
      (event, stage, tx) => this.followEvent(event, stage, tx),
    );
  }

  private async followIntent(intent: BridgeIntent, tx: Tx): Promise<void> {
    const [, issuer = '', number = '0'] = intent.businessKey.split(':');
    const batch = await findBatchOfIssuer(tx, checksummed(issuer), BigInt(number));
    if (!batch) return;
    if (intent.status === 'failed') {
      const failure = intent.error?.message ?? 'The register refused the batch.';
      await moveBatch(tx, batch, { state: 'failed', certificates: 'failed', at: new Date(), failure });
      await audit(tx, batch, 'certificate.batch-failed', { failure });
    }
    if (intent.status === 'sent' && batch.state === 'signing') {
      await moveBatch(tx, batch, {
        state: 'sent',
        certificates: 'issuing',
        at: new Date(),
        txHash: intent.txHash,
      });
    }
  }

  private async followEvent(event: BridgeEvent<'BatchIssued'>, stage: EventStage, tx: Tx): Promise<void> {
    const { args } = event;
    const batch = await findBatchOfIssuer(tx, checksummed(args.issuer), BigInt(args.batch));
    // An issuer may use its own key without this marketplace: such a batch, or another root, is not ours.
    if (batch?.root !== args.root) return;
    if (stage === 'orphaned') {
      await moveBatch(tx, batch, { state: 'sent', certificates: 'issuing', at: new Date(), issuedAt: null });
      await audit(tx, batch, 'certificate.batch-orphaned', { block: event.blockNumber });
      return;
    }
    const state = stage === 'final' ? 'final' : 'registered';
    await moveBatch(tx, batch, {
      state,
      certificates: state,
      at: new Date(),
      issuedAt: BigInt(args.issuedAt),
      signer: checksummed(args.signer),
      txHash: event.txHash,
    });
    await revokeSuperseded(tx, batch);
    await audit(tx, batch, `certificate.batch-${state}`, { block: event.blockNumber, txHash: event.txHash });
  }
}

const audit = (tx: Tx, batch: BatchRow, action: string, details: Record<string, unknown>): Promise<void> =>
  recordAudit(tx, {
    actor: 'bridge',
    organisationId: batch.organisationId,
    action,
    subject: `certificate-batch:${batch.id}`,
    details,
  });
