import { encodeFunctionData } from 'viem';
import type { Deployment } from '../deployments.ts';
import { emissionStatementsAbi } from '../generated/index.ts';
import type { EmissionStatement } from '../typed-data/emission-statement.ts';
import type { Call, DelegatedSignature } from './call.ts';

/** States the emissions of a lot on the signature of a signer of the organisation that made it. */
export function declareEmissions(
  { emissionStatements }: Pick<Deployment, 'emissionStatements'>,
  statement: EmissionStatement,
  { signer, deadline, signature }: DelegatedSignature,
): Call {
  const args = [statement, signer, deadline, signature] as const;
  return {
    to: emissionStatements,
    data: encodeFunctionData({ abi: emissionStatementsAbi, functionName: 'declareFor', args }),
  };
}

/** States the emissions of a lot; the organisation that made it sends this itself. */
export function declareOwnEmissions(
  { emissionStatements }: Pick<Deployment, 'emissionStatements'>,
  statement: EmissionStatement,
): Call {
  return {
    to: emissionStatements,
    data: encodeFunctionData({ abi: emissionStatementsAbi, functionName: 'declare', args: [statement] }),
  };
}
