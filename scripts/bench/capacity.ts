/**
 * `npm run -s bench:capacity`: what grows with what. Each table of a running, seeded system is copied until a copy has some
 * thousand rows, with the same indexes, in a schema of its own that is dropped again; so bytes a row are counted with pages,
 * headers and indexes, not guessed. Then the search index's memory. Takes DATABASE_URL (a superuser's), else the embedded
 * system's. Nothing here is timed: the machine's load does not matter.
 */
import pg from 'pg';
import { findDatabase } from '../../packages/cli/src/reconcile/find-database.ts';
import { measureSearchMemory } from './capacity/measure-search-memory.ts';
import { bytesPerRow, dropCopies, OBJECTS } from './capacity/measure-tables.ts';
import { atMost, report, type Figure } from './report.ts';

const client = new pg.Client({ connectionString: await findDatabase(undefined) });
await client.connect();
const figures: Figure[] = [];
try {
  for (const { name, of, tables, limit } of OBJECTS) {
    const { rows } = await client.query<{ count: number }>(`SELECT count(*)::float AS count FROM ${of}`);
    const objects = rows[0]?.count ?? 0;
    if (objects === 0) throw new Error(`There is no ${name} here: start the system with its demo world.`);
    let bytes = 0;
    for (const table of tables) {
      const { rows: counted } = await client.query<{ count: number }>(
        `SELECT count(*)::float AS count FROM ${table}`,
      );
      const count = counted[0]?.count ?? 0;
      if (count > 0) bytes += (await bytesPerRow(client, table)) * (count / objects);
    }
    figures.push(atMost(`database, for ${name}`, Math.round(bytes), 'bytes', limit));
  }
} finally {
  await dropCopies(client);
  await client.end();
}
figures.push(atMost('memory of the search copy, for 10,000 offers', measureSearchMemory(10_000), 'MB', 15));
report(figures);
