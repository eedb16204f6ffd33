import type { Address } from 'viem';
import type { Deployment } from '../deployments.ts';
import { settlementEscrowDomain } from './domains.ts';

/** A claim of all that failed payouts left for the account. `nonce` = `SettlementEscrow.creditNonceOf(account)`. */
export interface CreditClaim {
  token: Address;
  account: Address;
  to: Address;
  nonce: bigint;
  deadline: number;
}

const types = {
  CreditClaim: [
    { name: 'token', type: 'address' },
    { name: 'account', type: 'address' },
    { name: 'to', type: 'address' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint48' },
  ],
} as const;

/** What the creditor signs for `SettlementEscrow.claimCreditFor`. */
export function creditClaimTypedData(
  deployment: Pick<Deployment, 'chainId' | 'settlementEscrow'>,
  message: CreditClaim,
) {
  return { domain: settlementEscrowDomain(deployment), types, primaryType: 'CreditClaim' as const, message };
}
