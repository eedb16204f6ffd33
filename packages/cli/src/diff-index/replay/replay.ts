import * as chain from '@topsteel/chain';
import type { Deployment } from '@topsteel/chain';
import { decodeEventLog, toEventSelector, type Abi, type AbiEvent, type Hex } from 'viem';
import { carbonUnits, emissionStatements } from './carbon.ts';
import { certificateRegistry, certificateToken } from './certificates.ts';
import { directory, organisationAccount, organisationAccountFactory } from './directory.ts';
import { fiatSettlement } from './fiat-settlement.ts';
import { keepLog } from './log-rows.ts';
import { flagDescendants, materialLedger } from './material-ledger.ts';
import { auditAnchors, oracleReports } from './reports.ts';
import type { Seen } from './seen-log.ts';
import { settlementEscrow } from './settlement-escrow.ts';
import { Tables } from './tables.ts';

/** A log as a node gives it. */
export interface RawLog extends Seen {
  topics: readonly Hex[];
  data: Hex;
}

/** A log that an event of the contract's ABI decodes. */
export interface TellingLog {
  event: AbiEvent;
  args: Readonly<Record<string, unknown>>;
  seen: Seen;
}

interface Contract {
  abi: Abi;
  reducers: Readonly<Record<string, unknown>>;
}

/** What every contract of the deployment says, and what it does to the state. */
export const CONTRACTS = {
  directory: { abi: chain.directoryAbi, reducers: directory },
  organisationAccountFactory: {
    abi: chain.organisationAccountFactoryAbi,
    reducers: organisationAccountFactory,
  },
  certificateRegistry: { abi: chain.certificateRegistryAbi, reducers: certificateRegistry },
  certificateToken: { abi: chain.certificateTokenAbi, reducers: certificateToken },
  settlementSystem: { abi: chain.settlementSystemAbi, reducers: {} },
  materialLedger: { abi: chain.materialLedgerAbi, reducers: materialLedger },
  emissionStatements: { abi: chain.emissionStatementsAbi, reducers: emissionStatements },
  carbonUnits: { abi: chain.carbonUnitsAbi, reducers: carbonUnits },
  settlementEscrow: { abi: chain.settlementEscrowAbi, reducers: settlementEscrow },
  fiatSettlement: { abi: chain.fiatSettlementAbi, reducers: fiatSettlement },
  oracleReports: { abi: chain.oracleReportsAbi, reducers: oracleReports },
  auditAnchors: { abi: chain.auditAnchorsAbi, reducers: auditAnchors },
} as const satisfies Readonly<Record<string, Contract>>;

/** Accounts of organisations: the same code at addresses that the factory names. */
export const CREATED: Contract = { abi: chain.organisationAccountAbi, reducers: organisationAccount };

/**
 * The state that logs add up to. Logs of other contracts are passed over, whatever they look like.
 *
 * @param logs in the order of the chain, those of the accounts that the factory made included
 */
export function replay(deployment: Deployment, logs: readonly RawLog[]): Tables {
  const known = contractsOf(deployment);
  const tables = new Tables();
  const later: RawLog[] = [];
  for (const log of logs) {
    const contract = known.get(log.contract.toLowerCase());
    if (contract === undefined) later.push(log);
    else tell(tables, contract, log);
  }
  // An account's first word precedes the one of the factory that names it; nothing else depends on what it says.
  for (const log of later) {
    if (tables.find('OrganisationAccount', log.contract.toLowerCase()) !== undefined)
      tell(tables, CREATED, log);
  }
  flagDescendants(tables);
  return tables;
}

/** The contracts of the deployment by their address, lower case. */
export function contractsOf(deployment: Deployment): ReadonlyMap<string, Contract> {
  return new Map(
    Object.entries(CONTRACTS).map(([key, contract]): [string, Contract] => [
      deployment[key as keyof typeof CONTRACTS].toLowerCase(),
      contract,
    ]),
  );
}

function tell(tables: Tables, { abi, reducers }: Contract, log: RawLog): void {
  const event = abi.find(
    (entry): entry is AbiEvent => entry.type === 'event' && toEventSelector(entry) === log.topics[0],
  );
  if (event === undefined) return;
  const decoded = decodeEventLog({
    abi: [event],
    topics: log.topics as [Hex, ...Hex[]],
    data: log.data,
  });
  const args = decoded.args as unknown as Readonly<Record<string, unknown>>;
  keepLog(tables, { event, args, seen: log });
  const reduce = reducers[event.name] as
    | ((tables: Tables, args: Readonly<Record<string, unknown>>, seen: Seen) => void)
    | undefined;
  reduce?.(tables, args, log);
}
