/** A program with its arguments, run in the folder of the subgraph. */
export interface Step {
  program: 'node' | 'graph';
  args: readonly string[];
  /** An option with a key, which is given to the program and shown to nobody. */
  secret?: readonly [option: string, value: string];
  /** Such as a name that is there already. */
  mayFail?: boolean;
}

const STUDIO = 'https://api.studio.thegraph.com/deploy/';
const STUDIO_IPFS = 'https://api.thegraph.com/ipfs/';

/**
 * The steps of a deployment: the manifest for the chain, types, build, the name, and the deployment.
 *
 * CHAIN_ID (usual: 31337) and GRAPH_NETWORK are those of write-manifest.ts. GRAPH_NODE_URL is the administration of a
 * graph-node of one's own (port 8020) and GRAPH_IPFS_URL the IPFS node that it reads; without them, GRAPH_DEPLOY_KEY
 * deploys to The Graph's Studio. GRAPH_NAME is the name (usual: `topsteel`), GRAPH_VERSION the version's label.
 *
 * @throws Error that names the variable.
 */
export function planDeploy(variables: Readonly<Record<string, string | undefined>>): Step[] {
  const { GRAPH_NODE_URL: own, GRAPH_DEPLOY_KEY: key, GRAPH_VERSION: version } = variables;
  const name = variables['GRAPH_NAME'] ?? 'topsteel';
  if (version === undefined || !/^[\w.+-]{1,40}$/.test(version)) {
    throw new Error('GRAPH_VERSION must be the label of this version, such as v1.4.0.');
  }
  if (!/^[a-z0-9][a-z0-9/-]*$/.test(name)) {
    throw new Error('GRAPH_NAME must be a name in small letters, digits and hyphens, such as topsteel.');
  }
  if (own === undefined && key === undefined) {
    throw new Error(
      "GRAPH_NODE_URL must name a graph-node's administration, or GRAPH_DEPLOY_KEY must hold the Studio's key.",
    );
  }
  const ipfs = variables['GRAPH_IPFS_URL'] ?? (own === undefined ? STUDIO_IPFS : undefined);
  if (ipfs === undefined)
    throw new Error('GRAPH_IPFS_URL must name the IPFS node that the graph-node reads.');
  const node = own ?? STUDIO;
  for (const [variable, url] of [
    ['GRAPH_NODE_URL', node],
    ['GRAPH_IPFS_URL', ipfs],
  ] as const) {
    if (!/^https?:\/\/\S+$/.test(url))
      throw new Error(`${variable} must be an address that begins with http.`);
  }
  const secret = key === undefined ? {} : { secret: ['--deploy-key', key] as const };
  const to = ['--node', node, '--ipfs', ipfs, '--version-label', version, '--output-dir', 'build'];
  return [
    { program: 'node', args: ['write-manifest.ts'] },
    { program: 'graph', args: ['codegen', 'generated/subgraph.yaml', '--output-dir', 'generated/types'] },
    { program: 'graph', args: ['build', 'generated/subgraph.yaml', '--output-dir', 'build'] },
    ...(own === undefined
      ? []
      : [{ program: 'graph', args: ['create', name, '--node', own], mayFail: true } as const]),
    { program: 'graph', args: ['deploy', name, 'generated/subgraph.yaml', ...to], ...secret },
  ];
}
