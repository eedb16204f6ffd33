import { Injectable } from '@nestjs/common';
import type { Lot } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { CertifiedMaterial } from '../certificate/index.ts';
import { ChainReader } from '../platform/chain/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { findLot, lockLot, updateLot, type LotRow } from './infra/lot-store.ts';
import { lotTypedData, presentLot } from './present-lot.ts';
import { requestCommission } from './request-commission.ts';

/** Takes the signature of the organisation's own wallet. State: `awaiting-signature` → `requested`. */
@Injectable()
export class SignLot {
  constructor(
    private readonly prisma: PrismaService,
    private readonly material: CertifiedMaterial,
    private readonly chain: ChainReader,
    private readonly config: Config,
  ) {}

  /** @throws AppError `signature-invalid`; `expired` after the deadline; `conflict` when no signature is awaited. */
  async run(caller: OrganisationCaller, id: string, signature: `0x${string}`): Promise<Lot> {
    const { deployment } = this.chain;
    const { organisationId } = caller;
    const before = requireAwaiting(await findLot(this.prisma.client, organisationId, { id }));
    const material = await this.material.read(organisationId, before.certificateId);
    await this.chain.requireSignature(
      material.certificate.issuer,
      lotTypedData(before, deployment),
      signature,
    );
    return this.prisma.transact(async (tx) => {
      const row = requireAwaiting(await lockLot(tx, organisationId, id));
      await requestCommission(tx, row, material, signature);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId,
        action: 'lot.sign',
        subject: `lot:${id}`,
      });
      const requested = await updateLot(tx, id, { state: 'requested' });
      return presentLot(requested, { publicUrl: this.config.settings.publicUrl, deployment });
    });
  }
}

function requireAwaiting(row: LotRow | null): LotRow {
  if (!row) throw notFound('lot');
  if (row.state !== 'awaiting-signature') {
    throw new AppError('conflict', {
      message: 'This lot awaits no signature.',
      details: { reason: 'no-signature-awaited' },
    });
  }
  if ((row.deadline ?? 0n) * 1_000n <= BigInt(Date.now())) {
    throw new AppError('expired', {
      message: 'The time to sign this lot is over. Press "Try again" to get a new request to sign.',
      details: { reason: 'signing-time-over' },
    });
  }
  return row;
}
