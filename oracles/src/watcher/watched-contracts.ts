import {
  auditAnchorsAbi,
  carbonUnitsAbi,
  certificateRegistryAbi,
  certificateTokenAbi,
  directoryAbi,
  emissionStatementsAbi,
  fiatSettlementAbi,
  materialLedgerAbi,
  oracleReportsAbi,
  organisationAccountFactoryAbi,
  settlementEscrowAbi,
  settlementSystemAbi,
  usdcAbi,
} from '@topsteel/chain';
import type { Deployment } from '@topsteel/chain';
import { encodeEventTopics, pad } from 'viem';
import type { Abi, Address, Hex } from 'viem';
import type { LogFilter } from './chain-reader.ts';
import type { WatchedContract } from './decode-log.ts';

/** Our contracts that say something, by the names that bridge.event gives them. */
const ours = {
  directory: directoryAbi,
  organisationAccountFactory: organisationAccountFactoryAbi,
  certificateRegistry: certificateRegistryAbi,
  certificateToken: certificateTokenAbi,
  materialLedger: materialLedgerAbi,
  settlementEscrow: settlementEscrowAbi,
  fiatSettlement: fiatSettlementAbi,
  settlementSystem: settlementSystemAbi,
  oracleReports: oracleReportsAbi,
  emissionStatements: emissionStatementsAbi,
  carbonUnits: carbonUnitsAbi,
  auditAnchors: auditAnchorsAbi,
} as const satisfies Partial<Record<keyof Deployment, Abi>>;

const ourNames = Object.keys(ours) as (keyof typeof ours)[];

/** Our contracts, and the token the escrow holds. */
export function watchedContracts(deployment: Deployment): WatchedContract[] {
  return [
    ...ourNames.map((name) => ({ name, address: deployment[name], abi: ours[name] })),
    { name: 'usdc', address: deployment.usdc, abi: usdcAbi },
  ];
}

/** Everything of our contracts; of the token what enters and leaves the escrow, and what the treasury has signed away. */
export function logFilters(deployment: Deployment, treasury: Address): LogFilter[] {
  const [transfer] = encodeEventTopics({ abi: usdcAbi, eventName: 'Transfer' }) as [Hex];
  const [used] = encodeEventTopics({ abi: usdcAbi, eventName: 'AuthorizationUsed' }) as [Hex];
  const escrow = pad(deployment.settlementEscrow.toLowerCase() as Hex);
  return [
    { address: ourNames.map((name) => deployment[name]) },
    { address: deployment.usdc, topics: [transfer, escrow] },
    { address: deployment.usdc, topics: [transfer, null, escrow] },
    { address: deployment.usdc, topics: [used, pad(treasury.toLowerCase() as Hex)] },
  ];
}
