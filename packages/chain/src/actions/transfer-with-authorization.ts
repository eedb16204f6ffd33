import { encodeFunctionData, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { usdcAbi } from '../generated/index.ts';
import type { TokenTransfer } from '../typed-data/transfer-with-authorization.ts';
import type { Call } from './call.ts';

/** Moves USDC on its holder's signature (ERC-3009). Anyone may send it. */
export function transferWithAuthorization(
  { usdc }: Pick<Deployment, 'usdc'>,
  { from, to, amountMinor, validBefore, nonce }: TokenTransfer,
  signature: Hex,
): Call {
  const args = [from, to, amountMinor, 0n, BigInt(validBefore), nonce, signature] as const;
  return {
    to: usdc,
    data: encodeFunctionData({ abi: usdcAbi, functionName: 'transferWithAuthorization', args }),
  };
}
