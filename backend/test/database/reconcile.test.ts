import { deployAll, startFreshChain } from '@topsteel/chain/deploy';
import { expect } from 'chai';
import { createTestClient, http, publicActions } from 'viem';
import { run } from '../../../packages/cli/src/run.ts';
import { openDatabase, type TestDatabase } from './open-database.ts';

describe('topsteel reconcile', function () {
  this.timeout(120_000);
  let chain: Awaited<ReturnType<typeof startFreshChain>>;
  let database: TestDatabase;
  let newest: bigint;
  before(async () => {
    chain = await startFreshChain(31_337);
    await deployAll({ rpcUrl: chain.rpcUrl, chainId: 31_337 });
    const client = createTestClient({ mode: 'anvil', transport: http(chain.rpcUrl) }).extend(publicActions);
    await client.mine({ blocks: 80 });
    newest = (await client.getBlock({ blockTag: 'finalized' })).number;
    database = await openDatabase();
    await database.sql.query(
      `INSERT INTO bridge.cursor (chain_id, number, hash, finalized_number) VALUES (31337, $1, '0x', $1)`,
      [newest.toString()],
    );
  });
  after(async () => {
    await database.close();
    await chain.stop();
  });
  const reconciled = (...options: string[]) =>
    run(['reconcile', '--rpc', chain.rpcUrl, '--database', database.url, ...options]);

  it('says that empty books and an empty escrow are equal, once the escrow takes a token', async () => {
    const { code, stdout } = await reconciled();
    expect([code, stdout.split('\n').slice(-2)]).to.deep.equal([
      ...[0, ['Equal: token, contract and ledger agree to the last minor unit, and ether to the wei.', '']],
    ]);
  });

  it('never calls it equal where nothing was compared', async () => {
    const { code, stdout } = await reconciled('--block', '0');
    expect([code, stdout.split('\n').slice(-2)]).to.deep.equal([
      ...[2, ['Cannot tell: the escrow has accepted no token by this block, so nothing was compared.', '']],
    ]);
    const { agrees } = JSON.parse((await reconciled('--block', '0', '--json')).stdout) as { agrees: unknown };
    expect(agrees).to.equal(null);
  });

  it('refuses a block that is not final and booked yet', async () => {
    const ahead = (newest + 1n).toString();
    expect(await reconciled('--block', ahead)).to.deep.equal({
      ...{ code: 2, stdout: '' },
      stderr: `Block ${ahead} is not final and booked yet; the newest that is: ${newest}.\n`,
    });
  });
});
