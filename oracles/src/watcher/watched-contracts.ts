import {
  certificateRegistryAbi,
  directoryAbi,
  materialLedgerAbi,
  oracleReportsAbi,
  organisationAccountFactoryAbi,
  settlementEscrowAbi,
  usdcAbi,
} from '@topsteel/chain';
import type { Deployment } from '@topsteel/chain';
import { encodeEventTopics, pad } from 'viem';
import type { Hex } from 'viem';
import type { LogFilter } from './chain-reader.ts';
import type { WatchedContract } from './decode-log.ts';

/** Our contracts under the names that bridge.event gives them, and the token the escrow holds. */
export function watchedContracts(deployment: Deployment): WatchedContract[] {
  return [
    { name: 'directory', address: deployment.directory, abi: directoryAbi },
    {
      name: 'organisationAccountFactory',
      address: deployment.organisationAccountFactory,
      abi: organisationAccountFactoryAbi,
    },
    { name: 'certificateRegistry', address: deployment.certificateRegistry, abi: certificateRegistryAbi },
    { name: 'materialLedger', address: deployment.materialLedger, abi: materialLedgerAbi },
    { name: 'settlementEscrow', address: deployment.settlementEscrow, abi: settlementEscrowAbi },
    { name: 'oracleReports', address: deployment.oracleReports, abi: oracleReportsAbi },
    { name: 'usdc', address: deployment.usdc, abi: usdcAbi },
  ];
}

/** Everything of our contracts; of the token only what enters and leaves the escrow. */
export function logFilters(deployment: Deployment): LogFilter[] {
  const [transfer] = encodeEventTopics({ abi: usdcAbi, eventName: 'Transfer' }) as [Hex];
  const escrow = pad(deployment.settlementEscrow.toLowerCase() as Hex);
  return [
    {
      address: [
        deployment.directory,
        deployment.organisationAccountFactory,
        deployment.certificateRegistry,
        deployment.materialLedger,
        deployment.settlementEscrow,
        deployment.oracleReports,
      ],
    },
    { address: deployment.usdc, topics: [transfer, escrow] },
    { address: deployment.usdc, topics: [transfer, null, escrow] },
  ];
}
