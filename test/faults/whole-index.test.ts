import { createPublicClient, http } from 'viem';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@topsteel/sandbox';
import { expect } from 'chai';
import { run } from '../../packages/cli/src/run.ts';
import { runGraph } from '../../packages/sandbox/src/graph/run-graph.ts';
import { buildSubgraph, SUBGRAPH } from '../conformance/subgraph/build-subgraph.ts';
import { faultWorld } from './world.ts';

/** `npm run test:faults` runs it last: by then the chain holds what every fault has left on it. */
describe('The index of a chain on which everything went wrong', function () {
  this.timeout(1_200_000);

  it('is what its logs add up to, field by field', async () => {
    const { ground } = await faultWorld();
    await buildSubgraph();
    const rpcUrl = ground.env['RPC_URL'] ?? '';
    const head = await createPublicClient({ transport: http(rpcUrl) }).getBlockNumber();
    const port = await freePort();
    const graph = await runGraph({
      port,
      databaseUrl: ground.env['DATABASE_URL'] ?? '',
      rpcUrl,
      ipfsUrl: ground.env['IPFS_API_URL'] ?? '',
      manifest: join(SUBGRAPH, 'build/subgraph.yaml'),
    });
    try {
      const sources = [
        '--rpc',
        rpcUrl,
        '--graph',
        `http://127.0.0.1:${String(port)}/subgraphs/name/topsteel`,
      ];
      let answer = await run(['diff-index', ...sources, '--to', String(head)]);
      // Until the index is there it cannot tell; then it can.
      for (const end = Date.now() + 900_000; answer.code === 2 && Date.now() < end; ) {
        await sleep(1_000);
        answer = await run(['diff-index', ...sources, '--to', String(head)]);
      }
      expect(answer.stdout).to.match(/\n0 differences: the index is what the logs add up to\.\n$/);
      expect(answer.code).to.equal(0);
    } finally {
      await graph.stop();
    }
  });
});
