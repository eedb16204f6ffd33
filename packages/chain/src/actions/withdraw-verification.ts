import { encodeFunctionData } from 'viem';
import type { Deployment } from '../deployments.ts';
import { emissionStatementsAbi } from '../generated/index.ts';
import type { VerificationWithdrawal } from '../typed-data/emission-statement.ts';
import type { Call, DelegatedSignature } from './call.ts';

/** See `IEmissionStatements.withdrawVerificationFor`. */
export type WithdrawVerificationArgs = Pick<VerificationWithdrawal, 'statementId' | 'reason'>;

/** Takes a verification back on the signature of one of the verifier's signers. */
export function withdrawVerification(
  { emissionStatements }: Pick<Deployment, 'emissionStatements'>,
  { statementId, reason }: WithdrawVerificationArgs,
  { signer, deadline, signature }: DelegatedSignature,
): Call {
  const args = [statementId, reason, signer, deadline, signature] as const;
  return {
    to: emissionStatements,
    data: encodeFunctionData({ abi: emissionStatementsAbi, functionName: 'withdrawVerificationFor', args }),
  };
}
