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
