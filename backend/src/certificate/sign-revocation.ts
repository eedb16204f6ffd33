import { Injectable } from '@nestjs/common';
import type { Certificate } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { ChainReader } from '../platform/chain/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import {
  findCertificate,
  lockCertificate,
  updateCertificate,
  type CertificateRow,
} from './infra/certificate-store.ts';
import { presentCertificate } from './present-certificate.ts';
import { requestRevocation, revocationOf, revocationTypedData } from './revocation.ts';

/** Takes the signature of the organisation's own wallet and sends the revocation. */
@Injectable()
export class SignRevocation {
  constructor(
    private readonly prisma: PrismaService,
    private readonly chain: ChainReader,
  ) {}

  /** @throws AppError `signature-invalid`; `expired` after the deadline; `conflict` when no signature is awaited. */
  async run(caller: OrganisationCaller, id: string, signature: `0x${string}`): Promise<Certificate> {
    const before = requireAwaiting(await findCertificate(this.prisma.client, caller.organisationId, id));
    const { client } = this.prisma;
    const { issuer } = await revocationOf(client, before.row);
    const data = await revocationTypedData(client, before.row, this.chain.deployment, before.deadline);
    await this.chain.requireSignature(issuer, data, signature);
    return this.prisma.transact(async (tx) => {
      const { row, deadline } = requireAwaiting(await lockCertificate(tx, caller.organisationId, id));
      await requestRevocation(tx, row, { signature, deadline });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'certificate.sign-revocation',
        subject: `certificate:${id}`,
      });
      return presentCertificate(await updateCertificate(tx, id, { revocationDeadline: null }));
    });
  }
}

function requireAwaiting(row: CertificateRow | null): { row: CertificateRow; deadline: bigint } {
  if (!row) throw notFound('certificate');
  const deadline = row.revocationDeadline;
  if (row.state !== 'revoking' || deadline === null) {
    throw new AppError('conflict', {
      message: 'No revocation of this certificate awaits a signature.',
      details: { reason: 'no-signature-awaited' },
    });
  }
  if (deadline * 1_000n <= BigInt(Date.now())) {
    throw new AppError('expired', {
      message: 'The time to sign this revocation is over. Revoke again to get a new request to sign.',
      details: { reason: 'signing-time-over' },
    });
  }
  return { row, deadline };
}
