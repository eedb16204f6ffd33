import { encodeFunctionData, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { settlementEscrowAbi } from '../generated/index.ts';
import type { CreditClaim } from '../typed-data/credit-claim.ts';
import type { Call } from './call.ts';

/** See `ISettlementEscrow.claimCreditFor`. */
export type ClaimCreditForArgs = Omit<CreditClaim, 'nonce'> & { signature: Hex };

/** Pays all of an account's credit out as the account signed. Anyone may send it. */
export function claimCreditFor(
  { settlementEscrow }: Pick<Deployment, 'settlementEscrow'>,
  { token, account, to, deadline, signature }: ClaimCreditForArgs,
): Call {
  const args = [token, account, to, deadline, signature] as const;
  return {
    to: settlementEscrow,
    data: encodeFunctionData({ abi: settlementEscrowAbi, functionName: 'claimCreditFor', args }),
  };
}
