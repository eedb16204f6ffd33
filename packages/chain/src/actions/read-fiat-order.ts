import type { Hex, PublicClient } from 'viem';
import type { Deployment } from '../deployments.ts';
import { fiatSettlementAbi } from '../generated/index.ts';

/** An order that is paid off chain, as the contract keeps it. */
export interface FiatOrderState {
  phase: 'none' | 'open' | 'closed';
  releasedGrams: bigint;
}

const phases: readonly FiatOrderState['phase'][] = ['none', 'open', 'closed'];

/** The state of an order that is paid off chain. Phase 'none' when the contract does not know it. */
export async function readFiatOrder(
  client: Pick<PublicClient, 'readContract'>,
  { fiatSettlement }: Pick<Deployment, 'fiatSettlement'>,
  fiatOrderId: Hex,
): Promise<FiatOrderState> {
  const [phase, releasedGrams] = await client.readContract({
    address: fiatSettlement,
    abi: fiatSettlementAbi,
    functionName: 'stateOf',
    args: [fiatOrderId],
  });
  return { phase: phases[phase] ?? 'none', releasedGrams };
}
