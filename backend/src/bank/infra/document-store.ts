import type { Tx } from '../../platform/database/index.ts';

export interface NewDocument {
  id: string;
  source: 'bank' | 'upload';
  sequence: number | null;
  kind: 'camt.053' | 'camt.054';
  messageId: string;
  sha256: string;
  xml: string;
  refusal: string | null;
}

export const findDocument = (tx: Tx, sha256: string) =>
  tx.bankDocument.findUnique({ where: { sha256 }, select: { id: true, refusal: true } });

export async function insertDocument(tx: Tx, document: NewDocument): Promise<void> {
  await tx.bankDocument.create({ data: document });
}

/** The sequence number of the last message that the bank gave us. */
export async function lastSequence(tx: Tx): Promise<number> {
  const { _max } = await tx.bankDocument.aggregate({ _max: { sequence: true } });
  return Number(_max.sequence ?? 0n);
}

export interface NewStatement {
  id: string;
  documentId: string;
  iban: string;
  kind: 'camt.053' | 'camt.054';
  statementRef: string;
  sequence: string | null;
  day: string | null;
  openingMinor: bigint | null;
  closingMinor: bigint | null;
}

/** @returns the id under which the statement is kept: the earlier one when the bank sends it again */
export async function keepStatement(tx: Tx, statement: NewStatement): Promise<string> {
  const { iban, kind, statementRef } = statement;
  const row = await tx.bankStatement.upsert({
    where: { iban_kind_statementRef: { iban, kind, statementRef } },
    update: {},
    create: {
      ...statement,
      day: statement.day === null ? null : new Date(statement.day),
      openingMinor: statement.openingMinor?.toString() ?? null,
      closingMinor: statement.closingMinor?.toString() ?? null,
    },
    select: { id: true },
  });
  return row.id;
}

/** Statements that open with something else than the one before them closed with. */
export async function gapsOf(
  tx: Tx,
  iban: string,
): Promise<{ statementRef: string; openingMinor: string; previousMinor: string; isGap: boolean }[]> {
  return tx.$queryRaw`
    SELECT statement_ref AS "statementRef", opening_minor::text AS "openingMinor", previous::text AS "previousMinor",
           opening_minor <> previous AS "isGap"
      FROM (SELECT statement_ref, opening_minor, day,
                   lag(closing_minor) OVER (ORDER BY day, length(sequence), sequence, id) AS previous
              FROM bank_statement WHERE iban = ${iban} AND kind = 'camt.053' AND opening_minor IS NOT NULL) AS chained
     WHERE previous IS NOT NULL`;
}
