import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as abis from '../packages/chain/src/generated/index.ts';

/**
 * Writes generated/subgraph.yaml and the ABIs beside it, from the addresses in deployments/<CHAIN_ID>.json.
 * GRAPH_NETWORK is the chain's name in graph-node ("localhost" for the local chain).
 */
interface Parameter {
  name: string;
  type: string;
  indexed?: boolean;
  components?: readonly Parameter[];
}

interface Source {
  name: string;
  address: 'directory' | 'certificateRegistry' | 'materialLedger' | 'settlementEscrow' | 'oracleReports';
  abi: readonly { type: string; name?: string; inputs?: readonly Parameter[] }[];
  mapping: string;
  events: readonly string[];
}

const sources: readonly Source[] = [
  {
    name: 'Directory',
    address: 'directory',
    abi: abis.directoryAbi,
    mapping: 'directory.ts',
    events: [
      'OrganisationRegistered',
      'ProfileChanged',
      'SignerAdded',
      'SignerRemoved',
      'SignerCompromised',
      'CapabilityGranted',
      'CapabilityRevoked',
    ],
  },
  {
    name: 'CertificateRegistry',
    address: 'certificateRegistry',
    abi: abis.certificateRegistryAbi,
    mapping: 'certificate-registry.ts',
    events: ['BatchIssued', 'CertificateRevoked'],
  },
  {
    name: 'MaterialLedger',
    address: 'materialLedger',
    abi: abis.materialLedgerAbi,
    mapping: 'material-ledger.ts',
    events: [
      'LotCommissioned',
      'LotsTransformed',
      'LotRecalled',
      'TitleReserved',
      'TitleReleased',
      'ReservationCancelled',
      'TransferSingle',
      'TransferBatch',
    ],
  },
  {
    name: 'SettlementEscrow',
    address: 'settlementEscrow',
    abi: abis.settlementEscrowAbi,
    mapping: 'settlement-escrow.ts',
    events: [
      'PaymentAuthorized',
      'PaymentCaptured',
      'PaymentVoided',
      'PaymentReclaimed',
      'PaymentRefunded',
      'FeePaid',
      'CreditAssigned',
      'CreditClaimed',
    ],
  },
  {
    name: 'OracleReports',
    address: 'oracleReports',
    abi: abis.oracleReportsAbi,
    mapping: 'oracle-reports.ts',
    events: ['ReportAccepted'],
  },
];

const here = new URL('./', import.meta.url);
const chainId = process.env.CHAIN_ID ?? '31337';
const network = process.env.GRAPH_NETWORK ?? 'localhost';
const deployment = JSON.parse(
  readFileSync(new URL(`../deployments/${chainId}.json`, here), 'utf8'),
) as Record<Source['address'], string> & { blockNumber: number };

mkdirSync(new URL('generated/abis/', here), { recursive: true });
for (const source of sources) {
  writeFileSync(new URL(`generated/abis/${source.name}.json`, here), JSON.stringify(source.abi));
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
    ...sources.map(dataSource),
    '',
  ].join('\n');
}

function dataSource(source: Source): string {
  return `  - kind: ethereum
    name: ${source.name}
    network: ${network}
    source:
      address: '${deployment[source.address]}'
      abi: ${source.name}
      startBlock: ${deployment.blockNumber.toString()}
    mapping:
      kind: ethereum/events
      apiVersion: 0.0.9
      language: wasm/assemblyscript
      entities: [Protocol]
      abis:
        - name: ${source.name}
          file: ./abis/${source.name}.json
      file: ../src/mappings/${source.mapping}
      eventHandlers:
${source.events.map((name) => handler(source, name)).join('\n')}`;
}

function handler(source: Source, name: string): string {
  const event = source.abi.find((entry) => entry.type === 'event' && entry.name === name);
  if (event === undefined) throw new Error(`${source.name} has no event ${name}.`);
  const inputs = (event.inputs ?? []).map(
    (input) => `${input.indexed === true ? 'indexed ' : ''}${typeOf(input)}`,
  );
  return `        - event: ${name}(${inputs.join(',')})
          handler: handle${name}`;
}

/** The type as it stands in a signature: tuples spelled out. */
function typeOf(parameter: Parameter): string {
  if (!parameter.type.startsWith('tuple')) return parameter.type;
  return `(${(parameter.components ?? []).map(typeOf).join(',')})${parameter.type.slice('tuple'.length)}`;
}
