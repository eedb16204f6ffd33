import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as generated from '../packages/chain/src/generated/index.ts';

/**
 * Writes generated/subgraph.yaml and the ABIs beside it, from the addresses in deployments/<CHAIN_ID>.json.
 * GRAPH_NETWORK is the chain's name in graph-node ("localhost" for the local chain).
 *
 * A contract is called one name throughout: `MaterialLedger` is `materialLedger` in the deployment, its ABI is
 * `materialLedgerAbi`, and its mapping is `material-ledger.ts`.
 */
interface Parameter {
  name: string;
  type: string;
  indexed?: boolean;
  components?: readonly Parameter[];
}

type Abi = readonly { type: string; name?: string; inputs?: readonly Parameter[] }[];

/** What each contract tells, and the index keeps. */
const handled: Readonly<Record<string, readonly string[]>> = {
  Directory: [
    'RegistrarChanged',
    'AccreditorAppointed',
    'AccreditorDismissed',
    'OrganisationRegistered',
    'ProfileChanged',
    'SignerAdded',
    'SignerRemoved',
    'SignerCompromised',
    'CapabilityGranted',
    'CapabilityRevoked',
  ],
  CertificateRegistry: ['BatchIssued', 'CertificateRevoked', 'CertificatesCountersigned'],
  CertificateToken: ['CertificateMinted', 'Transfer'],
  MaterialLedger: [
    'LotCommissioned',
    'LotsTransformed',
    'LotConsumed',
    'LotProduced',
    'LotRecalled',
    'OrderPinned',
    'TitleReserved',
    'TitleReleased',
    'ReservationCancelled',
    'TitleTransferred',
    'TransferSingle',
    'TransferBatch',
  ],
  EmissionStatements: ['EmissionsDeclared', 'EmissionsVerified', 'VerificationWithdrawn'],
  CarbonUnits: [
    'ClassOpened',
    'UnitsIssued',
    'UnitsTransferred',
    'RangesMerged',
    'UnitsRetired',
    'UnitsCancelled',
  ],
  SettlementEscrow: [
    'TokenAccepted',
    'PaymentAuthorized',
    'PaymentCharged',
    'PaymentCaptured',
    'MilestoneCaptured',
    'DeliveryCaptured',
    'PaymentVoided',
    'PaymentReclaimed',
    'DisputesLapsed',
    'PaymentRefunded',
    'PaymentDisputed',
    'DisputeResolved',
    'PaymentSettled',
    'CreditAssigned',
    'CreditClaimed',
  ],
  FiatSettlement: ['OrderOpened', 'OrderReleased', 'OrderCancelled'],
  OracleReports: [
    'FeedConfigured',
    'RotationAnnounced',
    'RotationCancelled',
    'SignersRotated',
    'SignerBarred',
    'ReportAccepted',
  ],
  AuditAnchors: ['Anchored'],
};

/** What says nothing that the index keeps: proposals, approvals of ERC-721 and ERC-1155, locks that never change. */
const leftOut = new Set([
  'RegistrarProposed',
  'Approval',
  'ApprovalForAll',
  'Locked',
  'Unlocked',
  'URI',
  'EIP712DomainChanged',
]);

const here = new URL('./', import.meta.url);
const chainId = process.env.CHAIN_ID ?? '31337';
const network = process.env.GRAPH_NETWORK ?? 'localhost';
const deployment = JSON.parse(
  readFileSync(new URL(`../deployments/${chainId}.json`, here), 'utf8'),
) as Readonly<Record<string, string | number>>;

mkdirSync(new URL('generated/abis/', here), { recursive: true });
for (const contract of Object.keys(handled)) {
  writeFileSync(new URL(`generated/abis/${contract}.json`, here), JSON.stringify(eventsOf(contract)));
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
    ...Object.keys(handled).map(dataSource),
    '',
  ].join('\n');
}

function dataSource(contract: string): string {
  const address = deployment[keyOf(contract)];
  if (typeof address !== 'string') throw new Error(`${contract} is not deployed on chain ${chainId}.`);
  return `  - kind: ethereum
    name: ${contract}
    network: ${network}
    source:
      address: '${address}'
      abi: ${contract}
      startBlock: ${String(deployment['blockNumber'])}
    mapping:
      kind: ethereum/events
      apiVersion: 0.0.9
      language: wasm/assemblyscript
      entities: [Protocol]
      abis:
        - name: ${contract}
          file: ./abis/${contract}.json
      file: ../src/mappings/${kebab(contract)}.ts
      eventHandlers:
${handlersOf(contract).join('\n')}`;
}

/** Events alone: a mapping that cannot name a function cannot call the chain. */
function eventsOf(contract: string): Abi {
  return abiOf(contract).filter((entry) => entry.type === 'event');
}

/** One handler for each event of the contract. A new event must be handled here, or left out on purpose. */
function handlersOf(contract: string): string[] {
  const names = handled[contract] ?? [];
  const events = eventsOf(contract);
  for (const { name = '' } of events) {
    if (!names.includes(name) && !leftOut.has(name))
      throw new Error(`${contract} has an event ${name}, which is neither handled nor left out.`);
  }
  return names.map((name) => {
    const event = events.find((entry) => entry.name === name);
    if (event === undefined) throw new Error(`${contract} has no event ${name}.`);
    const inputs = (event.inputs ?? []).map(
      (input) => `${input.indexed === true ? 'indexed ' : ''}${typeOf(input)}`,
    );
    return `        - event: ${name}(${inputs.join(',')})
          handler: handle${name}`;
  });
}

/** The type as it stands in a signature: tuples spelled out. */
function typeOf(parameter: Parameter): string {
  if (!parameter.type.startsWith('tuple')) return parameter.type;
  return `(${(parameter.components ?? []).map(typeOf).join(',')})${parameter.type.slice('tuple'.length)}`;
}

function abiOf(contract: string): Abi {
  const abi = (generated as Readonly<Record<string, Abi>>)[`${keyOf(contract)}Abi`];
  if (abi === undefined) throw new Error(`There is no ABI of ${contract}: run npm run generate.`);
  return abi;
}

/** @example keyOf('MaterialLedger') // 'materialLedger' */
function keyOf(contract: string): string {
  return contract.charAt(0).toLowerCase() + contract.slice(1);
}

/** @example kebab('MaterialLedger') // 'material-ledger' */
function kebab(contract: string): string {
  return keyOf(contract).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
