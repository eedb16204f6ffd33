import { readFileSync } from 'node:fs';
import * as generated from '../../packages/chain/src/generated/index.ts';

/**
 * The contracts whose events are indexed. A contract is called one name throughout: `MaterialLedger` is
 * `materialLedger` in the deployment, its ABI is `materialLedgerAbi`, and its mapping is `material-ledger.ts`.
 */
export const CONTRACTS = [
  'Directory',
  'OrganisationAccountFactory',
  'CertificateRegistry',
  'CertificateToken',
  'SettlementSystem',
  'MaterialLedger',
  'EmissionStatements',
  'CarbonUnits',
  'SettlementEscrow',
  'FiatSettlement',
  'OracleReports',
  'AuditAnchors',
] as const;

/** Contracts that come into being while the index runs; a handler of the factory's event begins to read them. */
export const CREATED_CONTRACTS = ['OrganisationAccount'] as const;

/** Files that a hash on the chain names, each read by one handler of its own. */
export const FILES = ['OrganisationProfile'] as const;

/**
 * Events that change no state that is kept; their log alone is. Locks and the ERC-721's approvals never count, because a
 * certificate's token is bound for good; no contract ever says the last two.
 */
export const LOG_ONLY: ReadonlySet<string> = new Set([
  'CertificateToken.Approval',
  'CertificateToken.ApprovalForAll',
  'CertificateToken.Locked',
  'CertificateToken.Unlocked',
  'SettlementSystem.ContractCreated',
  'OrganisationAccount.Executed',
  'MaterialLedger.URI',
  'EIP712DomainChanged',
]);

/** A parameter of an event. */
export interface Parameter {
  name: string;
  type: string;
  indexed?: boolean;
  components?: readonly Parameter[];
}

/** An event as the compiler describes it. */
export interface EventAbi {
  type: 'event';
  name: string;
  inputs: readonly Parameter[];
}

/** The events of a contract. Mappings are given nothing else: one that cannot name a function cannot call the chain. */
export function eventsOf(contract: string): EventAbi[] {
  const abi = (generated as unknown as Readonly<Record<string, readonly { type: string }[]>>)[
    `${keyOf(contract)}Abi`
  ];
  if (abi === undefined) throw new Error(`There is no ABI of ${contract}: run npm run generate.`);
  return abi.filter((entry): entry is EventAbi => entry.type === 'event');
}

/** Whether the event changes state: then its mapping exports `handle<Event>`. */
export function changesState(contract: string, event: string): boolean {
  return !LOG_ONLY.has(event) && !LOG_ONLY.has(`${contract}.${event}`);
}

/** The handlers that a mapping exports, by name; none when the contract has no mapping. */
export function handlersIn(contract: string): string[] {
  const file = new URL(`../src/mappings/${kebab(contract)}.ts`, import.meta.url);
  let source: string;
  try {
    source = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  return [...source.matchAll(/^export function (handle\w+)/gm)].map(([, name = '']) => name);
}

/** @example keyOf('MaterialLedger') // 'materialLedger' */
export function keyOf(contract: string): string {
  return contract.charAt(0).toLowerCase() + contract.slice(1);
}

/** @example kebab('MaterialLedger') // 'material-ledger' */
export function kebab(contract: string): string {
  return keyOf(contract).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
