import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const DEPLOY = fileURLToPath(new URL('../../../subgraph/deploy.ts', import.meta.url));

function deploy(env: Readonly<Record<string, string>>, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [DEPLOY, ...words], {
    env,
    encoding: 'utf8',
  });
  return { status, lines: stdout.trimEnd().split('\n'), stderr: stderr.trimEnd() };
}

describe('deploying the index', function () {
  this.timeout(30_000);
  const built = [
    'Would run: node write-manifest.ts',
    'Would run: graph codegen generated/subgraph.yaml --output-dir generated/types',
    'Would run: graph build generated/subgraph.yaml --output-dir build',
  ];

  it('goes to a graph-node of our own under the name that is asked for', () => {
    const env = {
      ...{ GRAPH_NODE_URL: 'http://graph-node:8020', GRAPH_IPFS_URL: 'http://kubo:5001' },
      GRAPH_VERSION: 'v1.4.0',
    };
    expect(deploy(env, '--dry-run')).to.deep.equal({
      status: 0,
      lines: [
        ...built,
        'Would run: graph create topsteel --node http://graph-node:8020',
        'Would run: graph deploy topsteel generated/subgraph.yaml --node http://graph-node:8020 --ipfs http://kubo:5001 --version-label v1.4.0 --output-dir build',
      ],
      stderr: '',
    });
  });

  it("goes to The Graph's Studio by a key that it never shows", () => {
    const env = { GRAPH_DEPLOY_KEY: 'secret-key', GRAPH_VERSION: 'v1.4.0', GRAPH_NAME: 'topsteel-base' };
    expect(deploy(env, '--dry-run')).to.deep.equal({
      status: 0,
      lines: [
        ...built,
        'Would run: graph deploy topsteel-base generated/subgraph.yaml --node https://api.studio.thegraph.com/deploy/ --ipfs https://api.thegraph.com/ipfs/ --version-label v1.4.0 --output-dir build --deploy-key …',
      ],
      stderr: '',
    });
  });

  for (const [what, env, sentence] of [
    [
      'no version',
      { GRAPH_DEPLOY_KEY: 'k' },
      'GRAPH_VERSION must be the label of this version, such as v1.4.0.',
    ],
    [
      'nowhere to go',
      { GRAPH_VERSION: 'v1' },
      "GRAPH_NODE_URL must name a graph-node's administration, or GRAPH_DEPLOY_KEY must hold the Studio's key.",
    ],
    [
      'a graph-node without its IPFS',
      { GRAPH_VERSION: 'v1', GRAPH_NODE_URL: 'http://graph-node:8020' },
      'GRAPH_IPFS_URL must name the IPFS node that the graph-node reads.',
    ],
    [
      'an address that is none',
      { GRAPH_VERSION: 'v1', GRAPH_NODE_URL: 'graph-node:8020', GRAPH_IPFS_URL: 'http://kubo:5001' },
      'GRAPH_NODE_URL must be an address that begins with http.',
    ],
  ] as const) {
    it(`says which variable it lacks: ${what}`, () => {
      expect(deploy(env)).to.deep.equal({ status: 2, lines: [''], stderr: sentence });
    });
  }
});
