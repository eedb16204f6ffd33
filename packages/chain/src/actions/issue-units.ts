import { encodeFunctionData, type Address, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { carbonUnitsAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** See `ICarbonUnits.issue`: codes are left-aligned ASCII; serials are grams of CO2e, `[first, last)`. */
export interface IssueUnitsArgs {
  programme: Hex;
  project: Hex;
  vintage: number;
  first: bigint;
  last: bigint;
  to: Address;
  documentHash: Hex;
}

/** Issues carbon units. To be sent by an organisation that may; in a class that exists, by its issuer. */
export function issueUnits(
  { carbonUnits }: Pick<Deployment, 'carbonUnits'>,
  { programme, project, vintage, first, last, to, documentHash }: IssueUnitsArgs,
): Call {
  const args = [programme, project, vintage, first, last, to, documentHash] as const;
  return {
    to: carbonUnits,
    data: encodeFunctionData({ abi: carbonUnitsAbi, functionName: 'issue', args }),
  };
}
