import { expect } from 'chai';
import pg from 'pg';

import { indexedChain, type IndexedChain } from './indexed-chain.ts';
import { buyer, commissioned, mill, moved, operator, referrer, zero } from './words.ts';

/** More blocks than any chain that we settle on has ever taken back. */
const REORG_BLOCKS = 20;

describe('index against a replay of all logs', function () {
  this.timeout(600_000);
  let index: IndexedChain;
  before(async () => {
    index = await indexedChain();
    await index.tell('materialLedger', ...commissioned(9_001n), [
      'ApprovalForAll',
      { account: mill, operator: referrer, approved: false },
    ]);
  });

  it('differs in nothing after everything that these scenarios told', async () => {
    const { code, stdout } = await index.diff();
    expect(stdout.trimEnd().split('\n').slice(1)).to.deep.equal([
      '0 differences: the index is what the logs add up to.',
    ]);
    expect(code).to.equal(0);
  });

  it('differs in nothing at an earlier block', async () => {
    const { stdout: now } = await index.diff('--json');
    const half = String(Math.floor(Number((JSON.parse(now) as { to: string }).to) / 2));
    const { code, stdout } = await index.diff('--to', half, '--json');
    const { to, differences } = JSON.parse(stdout) as { to: string; differences: unknown[] };
    expect({ code, to, differences }).to.deep.equal({ code: 0, to: half, differences: [] });
  });

  it(`has no ghosts after a reorganisation of ${String(REORG_BLOCKS)} blocks`, async () => {
    await index.catchUp();
    const mark = await index.mark();
    for (let i = 0; i < REORG_BLOCKS; i += 1) {
      await (i === 0
        ? index.tell('materialLedger', ...commissioned(9_002n))
        : index.tell('materialLedger', moved(9_002n, mill, buyer, BigInt(i))));
    }
    expect(
      await index.ask('{ lot(id: "9002") { id } holding(id: "9002-' + buyer + '") { grams } }'),
    ).to.deep.equal({
      lot: { id: '9002' },
      holding: { grams: '190' },
    });
    await index.returnTo(mark);
    for (let i = 0; i < REORG_BLOCKS + 2; i += 1) {
      await index.tell('directory', [
        'CapabilityGranted',
        {
          ...{ organisation: referrer, accreditor: operator, capability: 1n << BigInt(i % 8) },
          ...{ validFrom: 1_900_000_000, validUntil: 2_000_000_000 + i },
        },
      ]);
    }
    expect(
      await index.ask(`{ lot(id: "9002") { id } holdings(where: { lot: "9002" }) { id }
        lotCommissionedLogs(where: { lotId: "9002" }) { id } capabilities(where: { organisation: "${referrer}" }) { id } }`),
    ).to.deep.equal({
      ...{ lot: null, holdings: [], lotCommissionedLogs: [] },
      capabilities: [1, 128, 16, 2, 32, 4, 64, 8].map((bit) => ({ id: `${referrer}-${String(bit)}` })),
    });
    const { code, stdout } = await index.diff();
    expect(stdout).to.match(/\n0 differences: the index is what the logs add up to\.\n$/);
    expect(code).to.equal(0);
  });

  it('names the entity, the row and the field of a wrong value, a missing row and an invented one', async () => {
    await index.catchUp();
    await spoil(index.databaseUrl, async (ask) => {
      await ask(`UPDATE lot SET mass_grams = mass_grams + 1 WHERE id = '9001'`);
      await ask(`DELETE FROM lot_commissioned_log WHERE lot_id = 9001`);
      await ask(
        `INSERT INTO title_operator (vid, id, holder, operator, is_approved, changed_at, block_range)
         SELECT (SELECT max(vid) + 1 FROM title_operator), 'invented', holder, operator, is_approved, changed_at, block_range FROM title_operator LIMIT 1`,
      );
    });
    // graph-node remembers what it answered at the last blocks.
    await index.tell('directory', ['ProfileChanged', { organisation: mill, profile: zero, actor: mill }]);
    const { code, stdout } = await index.diff('--json');
    const { differences } = JSON.parse(stdout) as { differences: { id: string }[] };
    expect(code).to.equal(1);
    expect(differences.filter(({ id }) => !/^0x.*-0$/.test(id))).to.deep.equal([
      { entity: 'Lot', id: '9001', field: 'massGrams', replayed: '20000000', indexed: '20000001' },
      { entity: 'TitleOperator', id: 'invented', field: '*', replayed: null, indexed: 'a row' },
    ]);
    expect(differences.filter(({ id }) => /^0x.*-0$/.test(id))).to.have.length(1);
    expect(differences.find(({ id }) => /^0x.*-0$/.test(id))).to.include({
      ...{ entity: 'LotCommissionedLog', field: '*', replayed: 'a row', indexed: null },
    });
  });

  it('cannot tell without a node, an index, or a block that both have', async () => {
    const away = await index.diff('--graph', 'http://127.0.0.1:9/');
    expect(away).to.deep.include({ code: 2, stdout: '' });
    expect(away.stderr).to.equal('The index does not answer: fetch failed. Check --graph.\n');
    const ahead = await index.diff('--to', '999999');
    expect(ahead.code).to.equal(2);
    expect(ahead.stderr).to.match(
      /^Block 999999 cannot be compared yet: the chain has \d+ and the index \d+\.\n$/,
    );
  });
});

/** Changes the index's tables behind its back; the schema's name is graph-node's own. */
async function spoil(databaseUrl: string, act: (ask: (sql: string) => Promise<unknown>) => Promise<void>) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT schemaname AS name FROM pg_tables WHERE tablename = 'lot_commissioned_log'`,
    );
    await client.query(`SET search_path TO ${rows[0]?.name ?? ''}`);
    await act((sql) => client.query(sql));
  } finally {
    await client.end();
  }
}
