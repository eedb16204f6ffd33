import type { Prisma } from '../../generated/prisma/client.ts';
import { hotName } from './hot-statement.ts';
import type { Tx } from './prisma-service.ts';
import { connectionOf } from './transaction-client.ts';

/** One statement of a hot path. `name` lets the server keep its plan for the connection. */
export interface Question {
  name: string;
  text: string;
}

/** Runs a statement on the transaction's own connection, planned once; through Prisma where there is none. */
export async function ask<Row extends object>(
  tx: Tx,
  { name, text }: Question,
  values: readonly unknown[],
): Promise<Row[]> {
  const connection = connectionOf(tx);
  return connection
    ? (await connection.query<Row>({ name, text, values: [...values] })).rows
    : tx.$queryRawUnsafe<Row[]>(`/* hot */ ${text}`, ...values);
}

/**
 * Runs a hot statement that changes rows on the transaction's own connection; through Prisma where there is none.
 *
 * @returns how many rows
 * @example await change(tx, Prisma.sql`/* hot *\/ UPDATE lot SET committed_grams = 0 WHERE id = ${id}::uuid`) // 1
 */
export async function change(tx: Tx, statement: Prisma.Sql): Promise<number> {
  const connection = connectionOf(tx);
  if (!connection) return tx.$executeRaw(statement);
  const { text, values } = statement;
  const name = hotName(text);
  return (await connection.query({ ...(name !== undefined && { name }), text, values })).rowCount ?? 0;
}

/** The same for rows; whole numbers of 64 bits and decimals have to be cast to text. */
export async function read<Row extends object>(tx: Tx, statement: Prisma.Sql): Promise<Row[]> {
  const connection = connectionOf(tx);
  if (!connection) return tx.$queryRaw<Row[]>(statement);
  const { text, values } = statement;
  const name = hotName(text);
  return (await connection.query<Row>({ ...(name !== undefined && { name }), text, values })).rows;
}
