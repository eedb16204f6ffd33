import { expect } from 'chai';
import { run } from '../../packages/cli/src/run.ts';
import { stack } from './world.ts';

describe('An auditor holds the public history against the chain', () => {
  it('finds no difference in any field of any row, whatever was traded so far', async function () {
    this.timeout(300_000);
    const { env } = await stack();
    const sources = ['--rpc', env['RPC_URL'] ?? '', '--graph', env['GRAPH_URL'] ?? ''];
    const { code, stdout, stderr } = await run(['diff-index', ...sources]);
    expect(stderr).to.equal('');
    expect(stdout).to.match(
      /^Chain 31337, blocks 0 to \d+: [1-9]\d+ logs replayed, \d+ entities, [1-9]\d+ rows and [1-9]\d+ fields compared\.\n0 differences: the index is what the logs add up to\.\n$/,
    );
    expect(code).to.equal(0);
  });
});
