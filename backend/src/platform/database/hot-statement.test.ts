import { expect } from 'chai';
import { openDatabase, type TestDatabase } from '../../../test/database/open-database.ts';
import { hotName } from './hot-statement.ts';

describe('Statements that are asked with every request', () => {
  let database: TestDatabase;
  before(async () => {
    database = await openDatabase();
  });
  after(() => database.close());

  it('have one name each, and the others none', () => {
    const name = hotName('/* hot */ SELECT 1');
    expect(name).to.match(/^hot_[0-9]+$/);
    expect(hotName('/* hot */ SELECT 1')).to.equal(name);
    expect(hotName('/* hot */ SELECT 2')).not.to.equal(name);
    expect(hotName('SELECT 1')).to.equal(undefined);
  });

  it('are prepared once on a connection, inside and outside of a transaction', async () => {
    const prepared = await database.prisma.transact(async (tx) => {
      for (const id of ['a', 'b', 'c'])
        await tx.$queryRaw`/* hot */ SELECT name FROM "user" WHERE id = ${id}`;
      await tx.$queryRaw`SELECT name FROM "user" WHERE id = ${'d'}`;
      return tx.$queryRaw<{ statement: string }[]>`
        SELECT statement FROM pg_prepared_statements WHERE name LIKE 'hot_%'`;
    });
    expect(prepared.map(({ statement }) => statement)).to.deep.equal([
      '/* hot */ SELECT name FROM "user" WHERE id = $1',
    ]);
    expect(
      await database.prisma.client.$queryRaw`/* hot */ SELECT name FROM "user" WHERE id = ${'a'}`,
    ).to.deep.equal([]);
  });
});
