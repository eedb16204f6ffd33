import type { Hex, PublicClient } from 'viem';
import type { Deployment } from '../deployments.ts';
import { settlementEscrowAbi } from '../generated/index.ts';

export type PaymentPhase = 'none' | 'authorized' | 'closed';

/** A payment as the escrow keeps it: amounts in minor units, mass in grams. */
export interface PaymentState {
  phase: PaymentPhase;
  capturable: bigint;
  captured: bigint;
  refunded: bigint;
  capturedGrams: bigint;
}

const phases: readonly PaymentPhase[] = ['none', 'authorized', 'closed'];

/** The state of a payment, at a block when one is given. Phase 'none' when the escrow does not know it. */
export async function readPaymentState(
  client: Pick<PublicClient, 'readContract'>,
  { settlementEscrow }: Pick<Deployment, 'settlementEscrow'>,
  paymentId: Hex,
  blockNumber?: bigint,
): Promise<PaymentState> {
  const [phase, capturable, captured, refunded, capturedGrams] = await client.readContract({
    address: settlementEscrow,
    abi: settlementEscrowAbi,
    functionName: 'stateOf',
    args: [paymentId],
    ...(blockNumber === undefined ? {} : { blockNumber }),
  });
  return { phase: phases[phase] ?? 'none', capturable, captured, refunded, capturedGrams };
}
