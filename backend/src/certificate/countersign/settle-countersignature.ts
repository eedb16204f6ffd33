import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EventStage } from '@topsteel/domain/bridge';
import { recordAudit } from '../../audit/index.ts';
import { Organisations } from '../../organisation/index.ts';
import { BridgeEvents, type BridgeEvent, type BridgeIntent } from '../../platform/bridge/index.ts';
import { checksummed } from '../../platform/chain/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { findByPlace } from '../infra/certificate-store.ts';
import {
  findCountersignature,
  noteCountersigned,
  updateCountersignature,
} from '../infra/countersignature-store.ts';

/** What the register did with a countersignature; one that a body made by its own means counts as well. */
@Injectable()
export class SettleCountersignature implements OnModuleInit {
  constructor(
    private readonly events: BridgeEvents,
    private readonly organisations: Organisations,
  ) {}

  onModuleInit(): void {
    this.events.onIntent('countersign', (intent, tx) => this.followIntent(intent, tx));
    this.events.on(
      'certificate',
      { contract: 'certificateRegistry', names: ['CertificatesCountersigned'] },
      (event, stage, tx) => this.followEvent(event, stage, tx),
    );
  }

  private async followIntent(intent: BridgeIntent, tx: Tx): Promise<void> {
    if (intent.status !== 'failed') return;
    const [, issuer = '', batch = '0', places = ''] = intent.businessKey.split(':');
    const failure = intent.error?.message ?? 'The register refused the countersignature.';
    for (const index of places.split('-')) {
      const found = await findByPlace(tx, checksummed(issuer), BigInt(batch), Number(index));
      const row = found && (await findCountersignature(tx, found.id));
      if (row?.state !== 'requested') continue;
      await updateCountersignature(tx, row.certificateId, { state: 'awaited', failure });
      await audit(tx, row, 'certificate.countersignature-failed', { failure });
    }
  }

  private async followEvent(
    event: BridgeEvent<'CertificatesCountersigned'>,
    stage: EventStage,
    tx: Tx,
  ): Promise<void> {
    const { issuer, batch, body, indices, signer, signedAt } = event.args;
    const known = await this.organisations.byAccount(body, tx);
    for (const index of indices) {
      const found = await findByPlace(tx, checksummed(issuer), BigInt(batch), Number(index));
      if (found?.kind !== 32) continue;
      const place = {
        certificateId: found.id,
        organisationId: found.organisationId,
        bodyId: known?.id ?? null,
      };
      if (stage === 'orphaned') {
        await updateCountersignature(tx, found.id, {
          state: 'requested',
          signer: null,
          signedAt: null,
          txHash: null,
        });
        await audit(tx, place, 'certificate.countersignature-orphaned', { block: event.blockNumber });
        continue;
      }
      await noteCountersigned(tx, place, {
        body: checksummed(body),
        signer: checksummed(signer),
        signedAt: BigInt(signedAt),
        txHash: event.txHash,
      });
      await audit(tx, place, 'certificate.countersigned', { stage, body, signer, txHash: event.txHash });
    }
  }
}

const audit = (
  tx: Tx,
  { certificateId, organisationId }: { certificateId: string; organisationId: string },
  action: string,
  details: Record<string, unknown>,
): Promise<void> =>
  recordAudit(tx, {
    actor: 'bridge',
    organisationId,
    action,
    subject: `certificate:${certificateId}`,
    details,
  });
