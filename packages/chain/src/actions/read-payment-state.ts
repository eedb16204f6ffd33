import type { Hex, PublicClient } from 'viem';
import type { Deployment } from '../deployments.ts';
import { settlementEscrowAbi } from '../generated/index.ts';

export type PaymentPhase = 'none' | 'authorized' | 'closed';

/** A payment as the escrow keeps it, in minor units. */
export interface PaymentState {
  phase: PaymentPhase;
  /** Still in escrow. */
  capturable: bigint;
  /** Captured and not refunded. */
  refundable: bigint;
  /** Bit i: milestone i is disputed. */
  disputed: number;
}

const phases: readonly PaymentPhase[] = ['none', 'authorized', 'closed'];

/** The state of a payment, at a block when one is given. Phase 'none' when the escrow does not know it. */
export async function readPaymentState(
  client: Pick<PublicClient, 'readContract'>,
  { settlementEscrow }: Pick<Deployment, 'settlementEscrow'>,
  paymentId: Hex,
  blockNumber?: bigint,
): Promise<PaymentState> {
  const [phase, capturable, refundable, disputed] = await client.readContract({
    address: settlementEscrow,
    abi: settlementEscrowAbi,
    functionName: 'stateOf',
    args: [paymentId],
    ...(blockNumber === undefined ? {} : { blockNumber }),
  });
  return { phase: phases[phase] ?? 'none', capturable, refundable, disputed };
}
