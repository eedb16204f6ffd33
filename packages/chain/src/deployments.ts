import type { Address } from 'viem';
import { deployments } from './generated/deployments.ts';

/** Where one version of the contracts stands on one chain. */
export interface Deployment {
  chainId: number;
  /** The block at or before the first contract: where an indexer starts. */
  blockNumber: number;
  directory: Address;
  organisationAccountFactory: Address;
  certificateRegistry: Address;
  certificateToken: Address;
  oracleReports: Address;
  auditAnchors: Address;
  /** Deploys a payer's wallet that is not there yet (ERC-6492); has no power over anything. */
  walletDeployer: Address;
  /** Created the next three, and does nothing any more. */
  settlementSystem: Address;
  materialLedger: Address;
  settlementEscrow: Address;
  fiatSettlement: Address;
  emissionStatements: Address;
  carbonUnits: Address;
  /** Uniswap's Permit2, which the escrow was told. Not there on the local chain. */
  permit2: Address;
  usdc: Address;
  /** Not there on the local chain. */
  eurc?: Address;
}

/**
 * The deployment on a chain, as committed in `deployments/<chainId>.json`.
 *
 * @throws Error when nothing is deployed there.
 * @example deploymentOf(31337).usdc // '0x…'
 */
export function deploymentOf(chainId: number): Deployment {
  const deployment = (deployments as unknown as readonly Deployment[]).find(
    (candidate) => candidate.chainId === chainId,
  );
  if (deployment === undefined) {
    const known = deployments.map((candidate) => candidate.chainId).join(', ');
    throw new Error(`There is no deployment on chain ${chainId}. Known chains: ${known}.`);
  }
  return deployment;
}
