import { finding, type Finding } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { z } from 'zod';
import type { Tx } from '../platform/database/index.ts';
import { findBySubject, findCertificates, type CertificateRow } from './infra/certificate-store.ts';

/**
 * The drafts to issue, in the order asked for.
 *
 * @throws AppError `not-found` when one is absent or another organisation's, `conflict` when one is not a draft any
 * more or its heat is registered already, `certificate-refused` when one holds an error.
 */
export async function chooseDrafts(
  tx: Tx,
  organisationId: string,
  ids: readonly string[],
  replacing?: string,
): Promise<CertificateRow[]> {
  const wanted = [...new Set(ids)];
  const found = new Map((await findCertificates(tx, organisationId, wanted)).map((row) => [row.id, row]));
  const drafts = wanted.map((id, index) => found.get(id) ?? missing(index));
  for (const [index, draft] of drafts.entries()) refuseUnfit(draft, index);
  refuseTwins(drafts);
  const holder = await findBySubject(
    tx,
    organisationId,
    drafts.map((draft) => draft.subject),
    replacing === undefined ? wanted : [...wanted, replacing],
  );
  if (holder) {
    const index = drafts.findIndex((draft) => draft.subject === holder.subject);
    throw heatTaken(holder.heatNumber, holder.number, index);
  }
  return drafts;
}

function missing(index: number): never {
  throw new AppError('not-found', {
    message: 'One of the certificates is not there any more. Read the file again.',
    details: { reason: 'draft-missing', errors: [{ field: `draftIds.${index}`, message: 'No such draft.' }] },
  });
}

function refuseUnfit(draft: CertificateRow, index: number): void {
  if (draft.state !== 'draft') {
    throw new AppError('conflict', {
      message: `Certificate ${draft.number} is no draft any more: it is ${draft.state}.`,
      details: {
        reason: 'not-a-draft',
        errors: [{ field: `draftIds.${index}`, message: `It is ${draft.state}.` }],
      },
    });
  }
  const errors: Finding[] = z
    .array(finding)
    .parse(draft.findings)
    .filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    throw new AppError('certificate-refused', {
      message: `Certificate ${draft.number} does not hold: ${errors[0]?.message ?? ''} Correct the document and read it again.`,
      details: {
        errors: errors.map(({ field, message }) => ({ field: field ?? `draftIds.${index}`, message })),
      },
    });
  }
}

function refuseTwins(drafts: readonly CertificateRow[]): void {
  const seen = new Map<string, CertificateRow>();
  for (const [index, draft] of drafts.entries()) {
    const twin = seen.get(draft.subject);
    if (twin) throw heatTaken(draft.heatNumber, twin.number, index);
    seen.set(draft.subject, draft);
  }
}

const heatTaken = (heat: string, number: string, index: number): AppError =>
  new AppError('conflict', {
    message: `Heat ${heat} is certified already by ${number}. One material has one certificate: revoke that one first, or leave this one out.`,
    details: {
      reason: 'heat-already-registered',
      errors: [{ field: `draftIds.${index}`, message: `Heat ${heat} is in certificate ${number}.` }],
    },
  });
