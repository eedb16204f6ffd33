import { deploymentOf } from '@topsteel/chain';
import {
  blocksOver,
  rpcOver,
  type BlockSource,
  type RegisterDeployment,
  type RpcSource,
} from '@topsteel/chain/verify';
import { environment } from '../../environment.ts';

const TIMEOUT_MS = 3_000;

export interface VerificationSources {
  node: RpcSource;
  store: BlockSource;
  deployment: RegisterDeployment;
  /** Addresses that the visitor's own browser can reach. */
  publicRpcUrl: string;
  publicGatewayUrl: string;
  /** This site, as people see it. */
  publicOrigin: string;
  host: string;
}

/** The register and the file store, and nothing else: the verification pages never ask our backend. */
export function verificationSources(): VerificationSources {
  const {
    RPC_URL,
    PUBLIC_RPC_URL = RPC_URL,
    IPFS_GATEWAY_URL,
    PUBLIC_IPFS_GATEWAY_URL = IPFS_GATEWAY_URL,
    CHAIN_ID,
    PUBLIC_URL,
  } = environment();
  return {
    node: rpcOver({ urls: [...new Set([RPC_URL, PUBLIC_RPC_URL])], timeoutMs: TIMEOUT_MS }),
    store: blocksOver({
      urls: [...new Set([IPFS_GATEWAY_URL, PUBLIC_IPFS_GATEWAY_URL])],
      timeoutMs: TIMEOUT_MS,
    }),
    deployment: deploymentOf(CHAIN_ID),
    publicRpcUrl: PUBLIC_RPC_URL,
    publicGatewayUrl: PUBLIC_IPFS_GATEWAY_URL,
    publicOrigin: new URL(PUBLIC_URL).origin,
    host: new URL(PUBLIC_URL).host,
  };
}
