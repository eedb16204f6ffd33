import type { PublicClient } from 'viem';
import type { Deployment } from '../deployments.ts';
import { usdcAbi } from '../generated/index.ts';

/** USDC held by the escrow at a block, in minor units: what the token says. */
export function readEscrowBalance(
  client: Pick<PublicClient, 'readContract'>,
  { usdc, settlementEscrow }: Pick<Deployment, 'usdc' | 'settlementEscrow'>,
  blockNumber: bigint,
): Promise<bigint> {
  return client.readContract({
    address: usdc,
    abi: usdcAbi,
    functionName: 'balanceOf',
    args: [settlementEscrow],
    blockNumber,
  });
}
