import { Injectable } from '@nestjs/common';
import { certificateSummary, custody, type CertificateSummary, type Custody } from '@topsteel/domain/api';
import type { BatchJson, CertificateJson, CountersignatureJson } from '@topsteel/domain/certificate';
import { AppError } from '@topsteel/domain/errors';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import {
  findCertificate,
  lockCertificate,
  updateCertificate,
  type CertificateRow,
} from './infra/certificate-store.ts';

import { findCountersignature, type CountersignatureRow } from './infra/countersignature-store.ts';

/** A certificate in the register, as a lot under it needs it. */
export interface RegisteredCertificate {
  id: string;
  number: string;
  summary: CertificateSummary;
  leaf: `0x${string}`;
  certificate: CertificateJson;
  batch: BatchJson;
  siblings: `0x${string}`[];
  /** Of type 3.2 only. */
  countersignature: CountersignatureJson | null;
  documents: {
    role: 'certificate-json' | 'certificate-pdf';
    mediaType: string;
    sha256: `0x${string}`;
    cid: string;
  }[];
  organisation: { id: string; name: string; country: string; custody: Custody };
  leftGrams: bigint;
}

/** What may still be commissioned under certificates: the certified mass is never exceeded. */
@Injectable()
export class CertifiedMaterial {
  constructor(private readonly prisma: PrismaService) {}

  /** @throws AppError `not-found`; `conflict` when the certificate is not in force in the register. */
  async read(organisationId: string, certificateId: string): Promise<RegisteredCertificate> {
    const { client } = this.prisma;
    const row = await findCertificate(client, organisationId, certificateId);
    return registered(row, row && (await findCountersignature(client, row.id)));
  }

  /**
   * Takes mass from the certificate, which stays locked until the transaction ends.
   *
   * @throws AppError `not-conserved` when less is left than asked for; otherwise as {@link read}.
   */
  async take(
    tx: Tx,
    organisationId: string,
    certificateId: string,
    grams: bigint,
  ): Promise<RegisteredCertificate> {
    const row = await lockCertificate(tx, organisationId, certificateId);
    const material = registered(row, row && (await findCountersignature(tx, row.id)));
    requireLeft(material, grams);
    await updateCertificate(tx, certificateId, { commissionedGrams: { increment: grams } });
    return material;
  }

  /** Gives mass back that was taken for a lot which did not come to be. */
  async giveBack(tx: Tx, certificateId: string, grams: bigint): Promise<void> {
    await updateCertificate(tx, certificateId, { commissionedGrams: { decrement: grams } });
  }
}

/** @throws AppError `not-conserved` with both figures. */
export function requireLeft(material: RegisteredCertificate, grams: bigint): void {
  if (grams > 0n && grams <= material.leftGrams) return;
  throw new AppError('not-conserved', {
    message: `Certificate ${material.number} covers ${material.leftGrams.toString()} g more, and ${grams.toString()} g were asked for. Commission at most what is left.`,
    details: {
      reason: 'mass-above-certificate',
      errors: [{ field: 'massGrams', message: `At most ${material.leftGrams.toString()}.` }],
    },
  });
}

function registered(row: CertificateRow | null, second: CountersignatureRow | null): RegisteredCertificate {
  if (!row) throw notFound('certificate');
  const { batch, leaf, salt, batchIndex, validFrom, validUntil } = row;
  const isInForce = row.state === 'registered' || row.state === 'final';
  const isWhole =
    leaf !== null && salt !== null && batchIndex !== null && validFrom !== null && validUntil !== null;
  if (!isInForce || !isWhole || !batch || batch.issuedAt === null || batch.signer === null) {
    throw new AppError('conflict', {
      message: `Certificate ${row.number} is ${row.state}. Material can be commissioned once it stands in the register.`,
      details: { reason: 'certificate-not-in-force' },
    });
  }
  const countersignature = row.kind === 32 ? countersignatureOf(row, second) : null;
  return {
    id: row.id,
    number: row.number,
    countersignature,
    summary: certificateSummary.parse(row.summary),
    leaf: leaf as `0x${string}`,
    certificate: {
      issuer: batch.issuer as `0x${string}`,
      batch: batch.number.toString(),
      index: batchIndex.toString(),
      documentHash: row.documentHash as `0x${string}`,
      subject: row.subject as `0x${string}`,
      kind: row.kind.toString(),
      massGrams: row.massGrams.toString(),
      validFrom: validFrom.toString(),
      validUntil: validUntil.toString(),
      salt: salt as `0x${string}`,
    },
    batch: {
      root: batch.root as `0x${string}`,
      depth: batch.depth.toString(),
      count: batch.count.toString(),
      issuedAt: batch.issuedAt.toString(),
      signer: batch.signer as `0x${string}`,
    },
    siblings: row.siblings as `0x${string}`[],
    documents: row.documents.map((document) => ({
      role: document.role === 'certificate-pdf' ? 'certificate-pdf' : 'certificate-json',
      mediaType: document.mediaType,
      sha256: document.sha256 as `0x${string}`,
      cid: document.cid ?? '',
    })),
    organisation: {
      id: row.organisationId,
      name: row.organisation.name,
      country: row.organisation.country,
      custody: custody.parse(row.organisation.custody),
    },
    leftGrams: row.massGrams - row.commissionedGrams,
  };
}

function countersignatureOf(row: CertificateRow, second: CountersignatureRow | null): CountersignatureJson {
  const { body = null, signer = null, signedAt = null } = second ?? {};
  if (second?.state !== 'countersigned' || body === null || signer === null || signedAt === null) {
    throw new AppError('conflict', {
      message: `Certificate ${row.number} is of type 3.2 and not countersigned. Material can be commissioned once the inspection body has confirmed it.`,
      details: { reason: 'not-countersigned' },
    });
  }
  return { body: body as `0x${string}`, signer: signer as `0x${string}`, signedAt: signedAt.toString() };
}
