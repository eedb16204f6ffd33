import { encodeFunctionData, type Address, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { carbonUnitsAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** Serials of a class, `[first, last)`. */
export interface UnitRange {
  classId: Hex;
  first: bigint;
  last: bigint;
}

/** A part of one of the sender's ranges; `rangeFirst` is where that range begins. */
export interface UnitPart {
  part: UnitRange;
  rangeFirst: bigint;
}

/** Moves carbon units. To be sent by their holder; to itself, it splits the range. */
export function transferUnits(
  { carbonUnits }: Pick<Deployment, 'carbonUnits'>,
  { part, rangeFirst, to }: UnitPart & { to: Address },
): Call {
  const args = [part, rangeFirst, to] as const;
  return {
    to: carbonUnits,
    data: encodeFunctionData({ abi: carbonUnitsAbi, functionName: 'transfer', args }),
  };
}
