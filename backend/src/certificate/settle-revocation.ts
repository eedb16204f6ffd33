import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EventStage } from '@topsteel/domain/bridge';
import { recordAudit } from '../audit/index.ts';
import { BridgeEvents, type BridgeEvent, type BridgeIntent } from '../platform/bridge/index.ts';
import { checksummed } from '../platform/chain/index.ts';
import type { Tx } from '../platform/database/index.ts';
import {
  findByPlace,
  lockCertificate,
  updateCertificate,
  type CertificateRow,
} from './infra/certificate-store.ts';
import { moveSupersession } from './infra/supersession-store.ts';

/** What the register did with a revocation; one made by the issuer's own key outside of here counts as well. */
@Injectable()
export class SettleRevocation implements OnModuleInit {
  constructor(private readonly events: BridgeEvents) {}

  onModuleInit(): void {
    this.events.onIntent('revoke-certificate', (intent, tx) => this.followIntent(intent, tx));
    this.events.onIntent('revoke-certificates', (intent, tx) => this.followIntent(intent, tx));
    this.events.on(
      'certificate',
      { contract: 'certificateRegistry', names: ['CertificateRevoked'] },
      (event, stage, tx) => this.followEvent(event, stage, tx),
    );
  }

  private async followIntent(intent: BridgeIntent, tx: Tx): Promise<void> {
    if (intent.status !== 'failed') return;
    const [, issuer = '', number = '0', indices = '0'] = intent.businessKey.split(':');
    const failure = intent.error?.message ?? 'The register refused the revocation.';
    for (const index of indices.split('-')) {
      const row = await certificateAt(tx, issuer, number, index);
      if (row?.state !== 'revoking') continue;
      await updateCertificate(tx, row.id, {
        state: stateOfBatch(row),
        failure,
        revocationReason: null,
        replacedBy: null,
      });
      await moveSupersession(tx, row.id, 'failed');
      await audit(tx, row, 'certificate.revocation-failed', { failure });
    }
  }

  private async followEvent(
    event: BridgeEvent<'CertificateRevoked'>,
    stage: EventStage,
    tx: Tx,
  ): Promise<void> {
    const { issuer, batch, index, reason, replacedByBatch, replacedByIndex } = event.args;
    const row = await certificateAt(tx, issuer, batch, index);
    if (!row) return;
    if (stage === 'orphaned') {
      await updateCertificate(tx, row.id, { state: 'revoking', revokedAt: null });
      await audit(tx, row, 'certificate.revocation-orphaned', { block: event.blockNumber });
      return;
    }
    // Batch 0 and index 0 stand for none; a successor that is not of this marketplace has no name here.
    const hasSuccessor = replacedByBatch !== '0' || replacedByIndex !== '0';
    const successor = hasSuccessor ? await certificateAt(tx, issuer, replacedByBatch, replacedByIndex) : null;
    const replacedBy = successor?.leaf ?? null;
    await updateCertificate(tx, row.id, {
      state: 'revoked',
      revocationReason: Number(reason),
      replacedBy,
      revokedAt: event.blockTimestamp,
      revocationDeadline: null,
      failure: null,
    });
    await moveSupersession(tx, row.id, successor ? 'done' : 'failed');
    await audit(tx, row, 'certificate.revoked', { stage, reason, replacedBy, txHash: event.txHash });
  }
}

async function certificateAt(
  tx: Tx,
  issuer: string,
  number: string,
  index: string,
): Promise<CertificateRow | null> {
  const found = await findByPlace(tx, checksummed(issuer), BigInt(number), Number(index));
  return found ? lockCertificate(tx, found.organisationId, found.id) : null;
}

const stateOfBatch = (row: CertificateRow): 'final' | 'registered' =>
  row.batch?.state === 'final' ? 'final' : 'registered';

const audit = (
  tx: Tx,
  row: CertificateRow,
  action: string,
  details: Record<string, unknown>,
): Promise<void> =>
  recordAudit(tx, {
    actor: 'bridge',
    organisationId: row.organisationId,
    action,
    subject: `certificate:${row.id}`,
    details,
  });
