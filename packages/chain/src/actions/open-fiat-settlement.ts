import { encodeFunctionData } from 'viem';
import type { Deployment } from '../deployments.ts';
import { fiatSettlementAbi } from '../generated/index.ts';
import type { FiatTerms } from '../typed-data/fiat-terms.ts';
import type { Acceptance } from './authorize-payment.ts';
import type { Call } from './call.ts';

/** Opens an order that is paid through banks and reserves its goods. Anyone may send it. */
export function openFiatSettlement(
  { fiatSettlement }: Pick<Deployment, 'fiatSettlement'>,
  { terms, acceptance }: { terms: FiatTerms; acceptance: Acceptance },
): Call {
  const args = [terms, acceptance.signer, acceptance.signature] as const;
  return {
    to: fiatSettlement,
    data: encodeFunctionData({ abi: fiatSettlementAbi, functionName: 'open', args }),
  };
}
