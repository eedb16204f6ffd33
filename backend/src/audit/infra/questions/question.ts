import type { AuditQuestionKey } from '@topsteel/domain/api';
import { Prisma } from '../../../generated/prisma/client.ts';

/** A question's parameters, checked: addresses checksummed, instants as dates, whole numbers as digits. */
export interface Asked {
  heat: string;
  signer: string;
  since: Date;
  atLeast: number;
  lot: string;
  at: Date;
  block: string;
  beneficiary: string;
  year: number;
  invoice: string;
}

/**
 * The rows of a question as SQL. Beside the columns of `auditQuestions` (and `<column>_of`, the id of the object that a
 * column leads to where it is not the value itself) each row has `parties`, the accounts it concerns in lower case, and
 * `happened_at`: what an auditor with a scope may see is decided by these two, in one place.
 */
export type QuestionSql = (asked: Asked) => Prisma.Sql;

export type Questions = Readonly<Record<AuditQuestionKey, QuestionSql>>;

/** Grams, minor units and the like travel as text: they may pass 2^53. */
export const partiesOf = (...accounts: Prisma.Sql[]): Prisma.Sql =>
  Prisma.sql`ARRAY[${Prisma.join(accounts.map((account) => Prisma.sql`lower(${account})`))}]::text[]`;
