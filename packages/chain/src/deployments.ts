import type { Address } from 'viem';
import local from '../../../deployments/31337.json' with { type: 'json' };

/** Where one version of the contracts stands on one chain. */
export interface Deployment {
  chainId: number;
  /** The block at or before the first contract: where an indexer starts. */
  blockNumber: number;
  directory: Address;
  organisationAccountFactory: Address;
  certificateRegistry: Address;
  materialLedger: Address;
  settlementEscrow: Address;
  oracleReports: Address;
  usdc: Address;
}

const deployments: readonly Deployment[] = [local as Deployment];

/**
 * The deployment on a chain, as committed in `deployments/<chainId>.json`.
 *
 * @throws Error when nothing is deployed there.
 * @example deploymentOf(31337).usdc // '0x…'
 */
export function deploymentOf(chainId: number): Deployment {
  const deployment = deployments.find((candidate) => candidate.chainId === chainId);
  if (deployment === undefined) {
    const known = deployments.map((candidate) => candidate.chainId).join(', ');
    throw new Error(`There is no deployment on chain ${chainId}. Known chains: ${known}.`);
  }
  return deployment;
}
