import 'server-only';
import { deploymentOf } from '@topsteel/chain';
import { environment } from '../../environment.ts';

/** What the browser may know of how this instance is set up. */
export type RuntimeConfig = {
  chainId: number;
  rpcUrl: string;
  ipfsGatewayUrl: string;
  publicUrl: string;
  isDemo: boolean;
  usdc: `0x${string}`;
  settlementEscrow: `0x${string}`;
};

/** Reads the configuration while serving. */
export function runtimeConfig(): RuntimeConfig {
  const env = environment();
  const { usdc, settlementEscrow } = deploymentOf(env.CHAIN_ID);
  return {
    chainId: env.CHAIN_ID,
    rpcUrl: env.PUBLIC_RPC_URL ?? env.RPC_URL,
    ipfsGatewayUrl: env.PUBLIC_IPFS_GATEWAY_URL ?? env.IPFS_GATEWAY_URL,
    publicUrl: env.PUBLIC_URL,
    isDemo: env.isDemo,
    usdc,
    settlementEscrow,
  };
}
