import type { Address, Hex, PublicClient } from 'viem';
import type { Deployment } from '../deployments.ts';
import { emissionStatementsAbi } from '../generated/index.ts';

/** See `IEmissionStatements.Verification`: the last one of a statement; `ordinal` 0 when there was none. */
export interface VerificationRecord {
  verifier: Address;
  ordinal: number;
  signer: Address;
  verifiedAt: number;
  withdrawnAt: number;
}

/** The last verification of a statement. */
export async function readEmissionVerification(
  client: PublicClient,
  { emissionStatements }: Pick<Deployment, 'emissionStatements'>,
  statementId: Hex,
): Promise<VerificationRecord> {
  return client.readContract({
    address: emissionStatements,
    abi: emissionStatementsAbi,
    functionName: 'verificationOf',
    args: [statementId],
  });
}
