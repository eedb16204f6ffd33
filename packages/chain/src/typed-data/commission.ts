import type { Address, Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { materialLedgerDomain } from './domains.ts';

/** A lot to be commissioned on a signature. `ordinal` = `MaterialLedger.lotsOf(certificate)` beforehand. */
export interface CommissionMessage {
  certificate: Hex;
  ordinal: bigint;
  to: Address;
  massGrams: bigint;
  emissionsGrams: bigint;
  evidence: Hex;
  epcisEvent: Hex;
  deadline: number;
}

const types = {
  Commission: [
    { name: 'certificate', type: 'bytes32' },
    { name: 'ordinal', type: 'uint64' },
    { name: 'to', type: 'address' },
    { name: 'massGrams', type: 'uint128' },
    { name: 'emissionsGrams', type: 'uint128' },
    { name: 'evidence', type: 'bytes32' },
    { name: 'epcisEvent', type: 'bytes32' },
    { name: 'deadline', type: 'uint48' },
  ],
} as const;

/** What a signer of the issuer signs for `MaterialLedger.commissionFor`. */
export function commissionTypedData(
  deployment: Pick<Deployment, 'chainId' | 'materialLedger'>,
  message: CommissionMessage,
) {
  return { domain: materialLedgerDomain(deployment), types, primaryType: 'Commission' as const, message };
}
