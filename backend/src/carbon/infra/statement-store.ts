import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

export const insertStatement = (tx: Tx, data: Prisma.EmissionStatementUncheckedCreateInput) =>
  tx.emissionStatement.create({ data });
export type StatementRow = Awaited<ReturnType<typeof insertStatement>>;

export const findStatement = (client: Tx, id: string) =>
  client.emissionStatement.findUnique({ where: { id } });

export const standingOf = (client: Tx, lotRowId: string) =>
  client.emissionStatement.findFirst({ where: { lotRowId, state: 'standing' } });

export const standingOfLots = (client: Tx, lotRowIds: string[]) =>
  client.emissionStatement.findMany({ where: { lotRowId: { in: lotRowIds }, state: 'standing' } });

export async function lockStatement(tx: Tx, id: string): Promise<StatementRow | null> {
  await tx.$queryRaw`SELECT id FROM emission_statement WHERE id = ${id}::uuid FOR UPDATE`;
  return findStatement(tx, id);
}

/** By its name in the register. */
export const findByStatementId = (client: Tx, statementId: string) =>
  client.emissionStatement.findUnique({ where: { statementId } });

export async function lockByStatementId(tx: Tx, statementId: string): Promise<StatementRow | null> {
  await tx.$queryRaw`SELECT id FROM emission_statement WHERE statement_id = ${statementId} FOR UPDATE`;
  return findByStatementId(tx, statementId);
}

/** The correction that waits for this statement to be in the register. */
export const findQueuedAfter = (tx: Tx, id: string) =>
  tx.emissionStatement.findFirst({ where: { supersedesId: id, registration: 'queued' } });

export const findStatements = (client: Tx, ids: string[]) =>
  client.emissionStatement.findMany({ where: { id: { in: ids } } });

/** What may change: its turn passes, the register takes it, a verifier confirms it. */
export const updateStatement = (
  tx: Tx,
  id: string,
  data: Pick<
    Prisma.EmissionStatementUncheckedUpdateInput,
    | 'state'
    | 'verifiedAt'
    | 'verifiedStandard'
    | 'opinion'
    | 'footprintId'
    | 'registration'
    | 'txHash'
    | 'failure'
  >,
) => tx.emissionStatement.update({ where: { id }, data });

/** Own statements, and those that name the organisation as their verifier. */
export const listStatements = (
  client: Tx,
  organisationId: string,
  filter: { lotRowId: string | undefined; state: string | undefined; after: string | null; take: number },
) =>
  client.emissionStatement.findMany({
    where: {
      OR: [{ organisationId }, { verifierId: organisationId }],
      ...(filter.lotRowId !== undefined && { lotRowId: filter.lotRowId }),
      ...(filter.state !== undefined && { state: filter.state }),
      ...(filter.after !== null && { id: { lt: filter.after } }),
    },
    orderBy: { id: 'desc' },
    take: filter.take,
  });

const withCertificate = { certificate: true, organisation: true } satisfies Prisma.LotInclude;

/** A lot with its certificate and owner, for what is said of it. */
export const findLotRow = (client: Tx, id: string) =>
  client.lot.findUnique({ where: { id }, include: withCertificate });
export type LotRow = NonNullable<Awaited<ReturnType<typeof findLotRow>>>;

export const findLotRows = (client: Tx, ids: string[]) =>
  client.lot.findMany({ where: { id: { in: ids } }, include: withCertificate });

export const findLotByCode = (client: Tx, lotCode: string) =>
  client.lot.findUnique({ where: { lotCode }, include: withCertificate });

/** By the ledger's id, locked: one statement at a time is made of a lot. */
export async function lockLotByLedgerId(tx: Tx, lotId: string): Promise<LotRow | null> {
  await tx.$queryRaw`SELECT id FROM lot WHERE lot_id = ${lotId} FOR UPDATE`;
  return tx.lot.findUnique({ where: { lotId }, include: withCertificate });
}

export async function lockLot(tx: Tx, id: string): Promise<LotRow | null> {
  await tx.$queryRaw`SELECT id FROM lot WHERE id = ${id}::uuid FOR UPDATE`;
  return findLotRow(tx, id);
}

/** Names of organisations by id, with what they may do and by whose key. */
export async function namesOf(
  client: Tx,
  ids: string[],
): Promise<Map<string, { name: string; roles: string[]; account: string | null; custody: string }>> {
  const rows = await client.organisation.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true, roles: true, account: true, custody: true },
  });
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}

/** Registered verifiers, by name. */
export const listVerifiers = (client: Tx) =>
  client.organisation.findMany({
    where: { roles: { has: 'verifier' }, state: 'registered' },
    select: { id: true, name: true, country: true },
    orderBy: { name: 'asc' },
    take: 200,
  });
