import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import {
  CONTRACTS,
  CREATED_CONTRACTS,
  eventsOf,
  FILES,
  kebab,
  keyOf,
  type Parameter,
} from './manifest/contracts.ts';
import { entryOf } from './manifest/write-handlers.ts';
import { toEventSelector } from 'viem';

/**
 * Writes generated/subgraph.yaml, and the ABIs and entries of the mappings beside it, from the addresses and the first
 * block in deployments/<CHAIN_ID>.json. GRAPH_NETWORK is the chain's name in graph-node; usual: its name at The Graph,
 * `localhost` for the local chain.
 */
const NETWORKS: Readonly<Record<string, string>> = {
  31337: 'localhost',
  1: 'mainnet',
  8453: 'base',
  84532: 'base-sepolia',
  11155111: 'sepolia',
};

const here = new URL('./', import.meta.url);
const chainId = process.env.CHAIN_ID ?? '31337';
const network = process.env.GRAPH_NETWORK ?? NETWORKS[chainId];
if (network === undefined) throw new Error(`GRAPH_NETWORK must say what graph-node calls chain ${chainId}.`);
const deployment = readDeployment();

for (const folder of ['abis', 'entries']) {
  mkdirSync(new URL(`generated/${folder}/`, here), { recursive: true });
}
for (const contract of [...CONTRACTS, ...CREATED_CONTRACTS]) {
  writeFileSync(new URL(`generated/abis/${contract}.json`, here), JSON.stringify(eventsOf(contract)));
  writeFileSync(new URL(`generated/entries/${kebab(contract)}.ts`, here), entryOf(contract));
}
writeFileSync(new URL('generated/subgraph.yaml', here), manifest());

function manifest(): string {
  return [
    '# Written by write-manifest.ts. Do not edit.',
    'specVersion: 1.3.0',
    'description: The public history of TopSteel, rebuilt from the events of its contracts.',
    'schema:',
    '  file: ../schema.graphql',
    'dataSources:',
    ...CONTRACTS.map((contract) => source(contract, addressOf(contract))),
    'templates:',
    ...CREATED_CONTRACTS.map((contract) => source(contract, null)),
    ...FILES.map(fileSource),
    '',
  ].join('\n');
}

function source(contract: string, address: string | null): string {
  const at = address === null ? '' : `      address: '${address}'\n`;
  const start = address === null ? '' : `\n      startBlock: ${String(deployment['blockNumber'])}`;
  return `  - kind: ethereum
    name: ${contract}
    network: ${network ?? ''}
    source:
${at}      abi: ${contract}${start}
    mapping:
      kind: ethereum/events
      apiVersion: 0.0.9
      language: wasm/assemblyscript
      entities: [Protocol]
      abis:
        - name: ${contract}
          file: ./abis/${contract}.json
      file: ./entries/${kebab(contract)}.ts
      eventHandlers:
${handlersOf(contract).join('\n')}`;
}

/** A file that is named by its hash: its handler sees the bytes alone, and can change nothing that the chain said. */
function fileSource(file: string): string {
  return `  - kind: file/ipfs
    name: ${file}
    network: ${network ?? ''}
    mapping:
      kind: file/ipfs
      apiVersion: 0.0.9
      language: wasm/assemblyscript
      entities: [${file}]
      abis:
        - name: Directory
          file: ./abis/Directory.json
      file: ../src/mappings/${kebab(file)}.ts
      handler: handle${file}`;
}

function handlersOf(contract: string): string[] {
  return eventsOf(contract).map(({ name, inputs }) => {
    const types = inputs.map((input) => `${input.indexed === true ? 'indexed ' : ''}${typeOf(input)}`);
    // Said here, or the node hashes the signature of every handler for every log.
    const topic = toEventSelector(`${name}(${inputs.map(typeOf).join(',')})`);
    return `        - event: ${name}(${types.join(',')})
          topic0: '${topic}'
          handler: on${name}`;
  });
}

/** The type as it stands in a signature: tuples spelled out. */
function typeOf(parameter: Parameter): string {
  if (!parameter.type.startsWith('tuple')) return parameter.type;
  return `(${(parameter.components ?? []).map(typeOf).join(',')})${parameter.type.slice('tuple'.length)}`;
}

function addressOf(contract: string): string {
  const address = deployment[keyOf(contract)];
  if (typeof address !== 'string') throw new Error(`${contract} is not deployed on chain ${chainId}.`);
  return address;
}

function readDeployment(): Readonly<Record<string, string | number>> {
  const file = new URL(`../deployments/${chainId}.json`, here);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string | number>>;
  } catch {
    throw new Error(
      `There is no deployments/${chainId}.json: deploy to chain ${chainId} first, or set CHAIN_ID.`,
    );
  }
}
