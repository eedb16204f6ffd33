import { encodeFunctionData, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { carbonUnitsAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** Joins two ranges of the sender: the one that begins at `first` and the one that begins where it ends. */
export function mergeUnits(
  { carbonUnits }: Pick<Deployment, 'carbonUnits'>,
  { classId, first }: { classId: Hex; first: bigint },
): Call {
  const args = [classId, first] as const;
  return {
    to: carbonUnits,
    data: encodeFunctionData({ abi: carbonUnitsAbi, functionName: 'merge', args }),
  };
}
