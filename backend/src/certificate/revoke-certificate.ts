import { Injectable } from '@nestjs/common';
import type { Certificate, RevokeInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { ChainReader, typedDataJson } from '../platform/chain/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import {
  findByLeaf,
  lockCertificate,
  updateCertificate,
  type CertificateRow,
} from './infra/certificate-store.ts';
import { presentCertificate } from './present-certificate.ts';
import { signingDeadline } from './request-batch.ts';
import { NO_SUCCESSOR, requestRevocation, revocationTypedData } from './revocation.ts';

const SUPERSEDED = 3;

/** Revokes a registered certificate, for ever. State: `registered` or `final` → `revoking` → `revoked`. */
@Injectable()
export class RevokeCertificate {
  constructor(
    private readonly prisma: PrismaService,
    private readonly chain: ChainReader,
  ) {}

  /** @throws AppError `not-found`; `conflict` when it is not in the register; `invalid-input` on a wrong successor. */
  async run(caller: OrganisationCaller, id: string, input: RevokeInput): Promise<Certificate> {
    return this.prisma.transact(async (tx) => {
      const certificate = requireRevocable(await lockCertificate(tx, caller.organisationId, id));
      const replacedBy = await successorOf(tx, certificate, input);
      const isOwnKey = certificate.organisation.custody === 'own-key';
      const deadline = isOwnKey ? signingDeadline() : null;
      const row = await updateCertificate(tx, id, {
        state: 'revoking',
        failure: null,
        revocationReason: input.reason,
        replacedBy,
        revocationDeadline: deadline,
      });
      if (deadline === null) await requestRevocation(tx, row);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'certificate.revoke',
        subject: `certificate:${id}`,
        details: { reason: input.reason, replacedBy },
      });
      const toSign =
        deadline === null ? null : await revocationTypedData(tx, row, this.chain.deployment, deadline);
      return presentCertificate(row, toSign && typedDataJson(toSign));
    });
  }
}

function requireRevocable(certificate: CertificateRow | null): CertificateRow {
  if (!certificate) throw notFound('certificate');
  const isUnsigned = certificate.state === 'revoking' && certificate.revocationDeadline !== null;
  if (certificate.state === 'registered' || certificate.state === 'final' || isUnsigned) return certificate;
  throw new AppError('conflict', {
    message: `Certificate ${certificate.number} is ${certificate.state}; only a registered certificate can be revoked.`,
    details: { reason: 'not-registered' },
  });
}

async function successorOf(tx: Tx, certificate: CertificateRow, input: RevokeInput): Promise<`0x${string}`> {
  const { replacedBy } = input;
  if (replacedBy === undefined) {
    if (input.reason !== SUPERSEDED) return NO_SUCCESSOR;
    throw wrongSuccessor('Reason 3 (superseded) needs the certificate that takes its place.');
  }
  const successor = await findByLeaf(tx, replacedBy.toLowerCase());
  if (!successor || successor.organisationId !== certificate.organisationId) {
    throw wrongSuccessor('The successor is not a registered certificate of your organisation.');
  }
  if (successor.id === certificate.id) throw wrongSuccessor('A certificate cannot take its own place.');
  if (successor.state !== 'registered' && successor.state !== 'final') {
    throw wrongSuccessor(`The successor is ${successor.state}; it must stand in the register.`);
  }
  if (!isLater(successor, certificate)) {
    throw wrongSuccessor('The successor was issued earlier. A certificate is replaced by a later one.');
  }
  return replacedBy.toLowerCase() as `0x${string}`;
}

/** In the register's order: a higher batch, or a higher place in the same batch. */
function isLater(successor: CertificateRow, certificate: CertificateRow): boolean {
  const [its, ours] = [successor.batch?.number ?? 0n, certificate.batch?.number ?? 0n];
  return its > ours || (its === ours && (successor.batchIndex ?? 0) > (certificate.batchIndex ?? 0));
}

const wrongSuccessor = (message: string): AppError =>
  new AppError('invalid-input', {
    message,
    details: { reason: 'successor-invalid', errors: [{ field: 'replacedBy', message }] },
  });
