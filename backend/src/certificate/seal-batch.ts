import { randomBytes } from 'node:crypto';
import { buildBatch, type Deployment } from '@topsteel/chain';
import { AppError } from '@topsteel/domain/errors';
import { newId, type Tx } from '../platform/database/index.ts';
import { insertBatch, lockBatch, type BatchRow } from './infra/batch-store.ts';
import { placeInBatch, type CertificateRow } from './infra/certificate-store.ts';
import { signingDeadline } from './request-batch.ts';

/** The end of a certificate's validity: none (the largest uint48). */
const NO_END = 2n ** 48n - 1n;
/** Rows of one statement: small enough to keep its text small, large enough to send few. */
const ROWS_AT_ONCE = 500;

/** What a leaf is made of, beside its place. */
export interface SealableCertificate {
  id: string;
  documentHash: `0x${string}`;
  subject: `0x${string}`;
  kind: number;
  massGrams: bigint;
}

export interface Sealing {
  /** In the order of their places. */
  certificates: readonly SealableCertificate[];
  issuer: `0x${string}`;
  number: bigint;
  organisationId: string;
  isHosted: boolean;
  steps: Record<string, string>;
}

export const sealable = (row: CertificateRow): SealableCertificate => ({
  id: row.id,
  documentHash: row.documentHash as `0x${string}`,
  subject: row.subject as `0x${string}`,
  kind: row.kind,
  massGrams: row.massGrams,
});

/**
 * Computes the leaves and the root of a batch and keeps them with the certificates. The caller holds the lock of
 * {@link nextBatchNumber}. States: certificates `draft` → `issuing`; batch `signing`.
 */
export async function sealBatch(tx: Tx, deployment: Deployment, sealing: Sealing): Promise<BatchRow> {
  const { certificates, issuer, number, organisationId } = sealing;
  const now = BigInt(Math.floor(Date.now() / 1_000));
  const salts = certificates.map(() => `0x${randomBytes(32).toString('hex')}` as const);
  const tree = buildBatch(
    deployment,
    certificates.map(({ id: _id, ...certificate }, index) => ({
      ...certificate,
      issuer,
      batch: number,
      index,
      validFrom: Number(now),
      validUntil: Number(NO_END),
      salt: salts[index] ?? '0x',
    })),
  );
  const id = newId();
  await insertBatch(tx, {
    id,
    organisationId,
    number,
    state: 'signing',
    issuer,
    root: tree.root,
    depth: tree.depth,
    count: certificates.length,
    deadline: sealing.isHosted ? null : signingDeadline(),
    steps: sealing.steps,
  });
  for (let start = 0; start < certificates.length; start += ROWS_AT_ONCE) {
    const placed = certificates.slice(start, start + ROWS_AT_ONCE).map((certificate, offset) => ({
      id: certificate.id,
      index: start + offset,
      leaf: tree.leaves[start + offset] ?? '',
      salt: salts[start + offset] ?? '',
      siblings: tree.siblingsOf(start + offset),
    }));
    await placeInBatch(tx, { id, validFrom: now, validUntil: NO_END }, placed);
  }
  const row = await lockBatch(tx, organisationId, id);
  if (row) return row;
  throw new AppError('internal', { message: 'The batch was not kept. Nothing was sent; try again.' });
}
