import type { Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { settlementEscrowDomain } from './domains.ts';

/** How both parties divide what is left: `capturable` is all of it, now. `grams` of title go with the receiver's money. */
export interface Settlement {
  paymentId: Hex;
  capturable: bigint;
  toReceiver: bigint;
  grams: bigint;
}

const types = {
  Settlement: [
    { name: 'paymentId', type: 'bytes32' },
    { name: 'capturable', type: 'uint120' },
    { name: 'toReceiver', type: 'uint120' },
    { name: 'grams', type: 'uint128' },
  ],
} as const;

/** What payer and receiver each sign for `SettlementEscrow.settle`. */
export function settlementTypedData(
  deployment: Pick<Deployment, 'chainId' | 'settlementEscrow'>,
  message: Settlement,
) {
  return { domain: settlementEscrowDomain(deployment), types, primaryType: 'Settlement' as const, message };
}
