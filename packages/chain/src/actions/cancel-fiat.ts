import { encodeFunctionData } from 'viem';
import type { Deployment } from '../deployments.ts';
import { fiatSettlementAbi } from '../generated/index.ts';
import type { FiatTerms } from '../typed-data/fiat-terms.ts';
import type { Call } from './call.ts';

/** Frees what was not released and closes the order. */
export function cancelFiat({ fiatSettlement }: Pick<Deployment, 'fiatSettlement'>, terms: FiatTerms): Call {
  const args = [terms] as const;
  return {
    to: fiatSettlement,
    data: encodeFunctionData({ abi: fiatSettlementAbi, functionName: 'cancel', args }),
  };
}
