import type { CertificateTuple, BatchEvidence } from '@topsteel/domain/certificate';
import { encodeFunctionData, type Address, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { materialLedgerAbi } from '../generated/index.ts';
import type { Call, DelegatedSignature } from './call.ts';

/** What is created under the certificate: see `IMaterialLedger.Commission`. */
export interface Commission {
  to: Address;
  massGrams: bigint;
  emissionsGrams: bigint;
  evidence: Hex;
  epcisEvent: Hex;
}

/** Everything that commissioning needs apart from the signature. */
export interface CommissionLotArgs {
  certificate: CertificateTuple;
  evidence: BatchEvidence;
  commission: Commission;
}

/** Creates a lot under a certificate on the signature of one of the issuer's signers. */
export function commissionLot(
  { materialLedger }: Pick<Deployment, 'materialLedger'>,
  { certificate, evidence, commission }: CommissionLotArgs,
  { signer, deadline, signature }: DelegatedSignature,
): Call {
  const args = [certificate, evidence, commission, signer, deadline, signature] as const;
  return {
    to: materialLedger,
    data: encodeFunctionData({ abi: materialLedgerAbi, functionName: 'commissionFor', args }),
  };
}
