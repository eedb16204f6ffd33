import {
  evidenceJson,
  evidenceTuple,
  certificateTuple,
  type BatchEvidence,
  type CertificateTuple,
} from '@topsteel/domain/certificate';
import { AppError } from '@topsteel/domain/errors';
import type { PassportLot } from './infra/passport-store.ts';

/** What the register is shown to say whether a certificate is in force. */
export interface RegisterQuestion {
  certificate: CertificateTuple;
  evidence: BatchEvidence;
}

const withdrawn = (message: string, reason: string): AppError =>
  new AppError('gone', { message, details: { reason } });

/**
 * Refuses a lot for which nothing may be said any more, or not yet.
 *
 * @throws AppError `gone` when the lot is recalled or its certificate revoked, `conflict` before it stands in the register.
 */
export function requireStanding({ state, certificate }: PassportLot): void {
  if (state === 'recalled') {
    throw withdrawn(
      'This lot was recalled, so no passport is given for it. The verification page says why.',
      'lot-recalled',
    );
  }
  if (certificate.state === 'revoked' || certificate.state === 'revoking') {
    throw withdrawn(
      'The certificate of this lot was revoked, so no passport is given for it. The verification page says why.',
      'certificate-revoked',
    );
  }
  const isRegistered = certificate.state === 'registered' || certificate.state === 'final';
  if (!isRegistered || (state !== 'commissioned' && state !== 'final')) {
    throw new AppError('conflict', {
      message: 'This lot is not on the ledger yet. Its credentials are issued once it is.',
      details: { reason: 'lot-not-commissioned' },
    });
  }
}

/** The question to the register for the certificate of a lot that stands. */
export function registerQuestion(
  { certificate }: PassportLot,
  countersignature: { body: string; signer: string; signedAt: string } | null,
): RegisterQuestion {
  const { batch, batchIndex, salt, validFrom, validUntil, leaf } = certificate;
  const isWhole =
    leaf !== null && salt !== null && batchIndex !== null && validFrom !== null && validUntil !== null;
  if (!batch || batch.issuedAt === null || batch.signer === null || !isWhole) {
    throw new AppError('conflict', {
      message: 'This certificate is not in the register yet. Its credentials are issued once it is.',
      details: { reason: 'certificate-not-registered' },
    });
  }
  return {
    certificate: certificateTuple({
      issuer: batch.issuer as `0x${string}`,
      batch: batch.number.toString(),
      index: batchIndex.toString(),
      documentHash: certificate.documentHash as `0x${string}`,
      subject: certificate.subject as `0x${string}`,
      kind: certificate.kind.toString(),
      massGrams: certificate.massGrams.toString(),
      validFrom: validFrom.toString(),
      validUntil: validUntil.toString(),
      salt: salt as `0x${string}`,
    }),
    evidence: evidenceTuple(
      evidenceJson(
        {
          count: batch.count.toString(),
          issuedAt: batch.issuedAt.toString(),
          signer: batch.signer as `0x${string}`,
        },
        certificate.siblings as `0x${string}`[],
        countersignature === null
          ? undefined
          : {
              body: countersignature.body as `0x${string}`,
              signer: countersignature.signer as `0x${string}`,
              signedAt: countersignature.signedAt,
            },
      ),
    ),
  };
}
