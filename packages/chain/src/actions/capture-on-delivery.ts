import type { Terms } from '@topsteel/domain/bridge';
import { encodeFunctionData, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { settlementEscrowAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/**
 * See `ISettlementEscrow.captureOnDelivery`: the total delivered, from which the amount follows. `receipt` is the payer's
 * signature, `0x` for none; `epcisEvent` the hash of the delivery's event.
 */
export interface CaptureOnDeliveryArgs {
  terms: Terms;
  totalGrams: bigint;
  isFinal: boolean;
  receipt: Hex;
  epcisEvent: Hex;
}

/** Moves title to the grams delivered and pays for them. To be sent by the operator. */
export function captureOnDelivery(
  { settlementEscrow }: Pick<Deployment, 'settlementEscrow'>,
  { terms, totalGrams, isFinal, receipt, epcisEvent }: CaptureOnDeliveryArgs,
): Call {
  const args = [terms, totalGrams, isFinal, receipt, epcisEvent] as const;
  return {
    to: settlementEscrow,
    data: encodeFunctionData({ abi: settlementEscrowAbi, functionName: 'captureOnDelivery', args }),
  };
}
