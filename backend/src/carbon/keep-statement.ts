import type { Deployment } from '@topsteel/chain';
import { emissionStatement, type EmissionStatementDocument } from '@topsteel/domain/carbon';
import { AppError } from '@topsteel/domain/errors';
import { canonicalText, documentHash } from '@topsteel/domain/jcs';
import { isUniqueViolation, newId, type Tx } from '../platform/database/index.ts';
import { enqueue } from '../platform/outbox/index.ts';
import {
  insertStatement,
  lockStatement,
  standingOf,
  updateStatement,
  type LotRow,
  type StatementRow,
} from './infra/statement-store.ts';
import { publishFootprint } from './publish-footprint.ts';
import { registrationOf, requestDeclaration } from './registered-statement.ts';

/** A statement to be, about the whole mass of a lot. */
export interface NewStatement {
  lot: LotRow;
  emissionsGrams: bigint;
  method: string;
  boundary: string;
  route: string;
  referencePeriodStart: Date;
  referencePeriodEnd: Date;
  cbam: EmissionStatementDocument['cbam'];
  modules: Record<string, unknown> | null;
  verifierId: string | null;
  createdBy: string;
  /** A remark for the readers of the footprint. */
  comment: string | null;
}

/** Where statements are published: the address of this site, and the register. */
export interface StatementSite {
  publicUrl: string;
  deployment: Deployment;
}

/**
 * Keeps a statement, its document and its PACT footprint, and asks the register for it, in the caller's transaction. The
 * statement that stood before passes its turn; nothing is edited. A statement is self-declared, whatever the one before it was.
 *
 * @throws AppError `conflict` when somebody else corrected the same statement meanwhile.
 */
export async function keepStatement(
  tx: Tx,
  { publicUrl, deployment }: StatementSite,
  input: NewStatement,
): Promise<StatementRow> {
  const { lot } = input;
  const standing = await standingOf(tx, lot.id);
  const before = standing && (await lockStatement(tx, standing.id));
  const document = documentOf(input, before);
  const hash = documentHash(document);
  const footprintId = newId();
  const figures = {
    massGrams: lot.massGrams,
    emissionsGrams: input.emissionsGrams,
    method: input.method,
    boundary: input.boundary,
    documentHash: hash,
  };
  const stated = {
    ...figures,
    ...registrationOf(deployment, lot, figures, before),
    id: newId(),
    organisationId: lot.organisationId,
    lotRowId: lot.id,
    succession: `${lot.id}:${before?.id ?? 'first'}`,
    supersedesId: before?.id ?? null,
    state: 'standing',
    route: input.route,
    referencePeriodStart: input.referencePeriodStart,
    referencePeriodEnd: input.referencePeriodEnd,
    verifierId: input.verifierId,
    verifiedAt: null,
    verifiedStandard: null,
    footprintId,
    createdBy: input.createdBy,
  };
  if (before) await updateStatement(tx, before.id, { state: 'superseded' });
  const row = await insertStatement(tx, {
    ...stated,
    ...(input.cbam !== null && { cbam: input.cbam }),
    ...(input.modules !== null && { modules: input.modules as object }),
  }).catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError('conflict', {
      message: 'Somebody else has just corrected this statement. Read it again before you correct it.',
      details: { reason: 'statement-superseded' },
    });
  });
  await enqueue(tx, `emission-statement:${row.id}`, 'publish-document', { text: canonicalText(document) });
  await publishFootprint(tx, {
    footprintId,
    stated: { ...stated, cbam: input.cbam },
    lot,
    verifierName: null,
    preceding: before?.footprintId ?? null,
    publicUrl,
    comment: input.comment,
  });
  if (row.registration === 'registering') await requestDeclaration(tx, lot, row, before);
  return row;
}

function documentOf(input: NewStatement, before: StatementRow | null): EmissionStatementDocument {
  const { lot } = input;
  return emissionStatement.parse({
    type: 'topsteel/emission-statement/1',
    lotId: lot.lotId,
    lotCode: lot.lotCode,
    massGrams: lot.massGrams.toString(),
    emissionsGrams: input.emissionsGrams.toString(),
    method: input.method,
    boundary: input.boundary,
    route: input.route,
    referencePeriodStart: input.referencePeriodStart.toISOString(),
    referencePeriodEnd: input.referencePeriodEnd.toISOString(),
    declarer: lot.organisation.legalName,
    supersedes: before?.documentHash ?? null,
    cbam: input.cbam,
  });
}
