import { encodeFunctionData, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { fiatSettlementAbi } from '../generated/index.ts';
import type { FiatTerms } from '../typed-data/fiat-terms.ts';
import type { Call } from './call.ts';

/** See `IFiatSettlement.release`: a total, so that a resend changes nothing. */
export interface ReleaseFiatArgs {
  terms: FiatTerms;
  totalGrams: bigint;
  epcisEvent: Hex;
}

/** Moves title to what the bank received and the scale weighed. Sent by operator, receiver or buyer. */
export function releaseFiat(
  { fiatSettlement }: Pick<Deployment, 'fiatSettlement'>,
  { terms, totalGrams, epcisEvent }: ReleaseFiatArgs,
): Call {
  const args = [terms, totalGrams, epcisEvent] as const;
  return {
    to: fiatSettlement,
    data: encodeFunctionData({ abi: fiatSettlementAbi, functionName: 'release', args }),
  };
}
