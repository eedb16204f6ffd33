import { encodeFunctionData } from 'viem';
import type { Deployment } from '../deployments.ts';
import { emissionStatementsAbi } from '../generated/index.ts';
import type { EmissionVerification } from '../typed-data/emission-statement.ts';
import type { Call, DelegatedSignature } from './call.ts';

/** See `IEmissionStatements.verifyFor`. */
export type VerifyEmissionsArgs = Pick<EmissionVerification, 'statementId' | 'documentHash' | 'verifier'>;

/** Confirms the statement that stands on the signature of one of the verifier's signers. */
export function verifyEmissions(
  { emissionStatements }: Pick<Deployment, 'emissionStatements'>,
  { statementId, documentHash, verifier }: VerifyEmissionsArgs,
  { signer, deadline, signature }: DelegatedSignature,
): Call {
  const args = [statementId, documentHash, verifier, signer, deadline, signature] as const;
  return {
    to: emissionStatements,
    data: encodeFunctionData({ abi: emissionStatementsAbi, functionName: 'verifyFor', args }),
  };
}

/** Confirms the statement that stands; the verifier sends this itself. */
export function verifyOwnEmissions(
  { emissionStatements }: Pick<Deployment, 'emissionStatements'>,
  { statementId, documentHash }: Omit<VerifyEmissionsArgs, 'verifier'>,
): Call {
  const args = [statementId, documentHash] as const;
  return {
    to: emissionStatements,
    data: encodeFunctionData({ abi: emissionStatementsAbi, functionName: 'verify', args }),
  };
}
