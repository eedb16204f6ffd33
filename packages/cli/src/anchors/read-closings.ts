import type { Closing } from '@topsteel/domain/ledger';
import type pg from 'pg';

/** Every closing of a book that the database keeps, whatever it says has become of them. */
export async function readClosings(client: pg.ClientBase, schema: 'ledger' | 'audit'): Promise<Closing[]> {
  const { rows } = await client.query<{ number: string; first: string; last: string; root: `0x${string}` }>(
    `SELECT number::text, first_sequence::text AS first, last_sequence::text AS last,
            '0x' || encode(root, 'hex') AS root FROM ${schema}.closing ORDER BY closing.number`,
  );
  return rows.map(({ number, first, last, root }) => ({
    ...{ number, root },
    ...{ first: BigInt(first), last: BigInt(last) },
  }));
}
