import { encodeFunctionData, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { carbonUnitsAbi } from '../generated/index.ts';
import type { Call } from './call.ts';
import type { UnitPart } from './transfer-units.ts';

/** Voids carbon units, for good; nobody benefits. To be sent by their holder. */
export function cancelUnits(
  { carbonUnits }: Pick<Deployment, 'carbonUnits'>,
  { part, rangeFirst, documentHash }: UnitPart & { documentHash: Hex },
): Call {
  const args = [part, rangeFirst, documentHash] as const;
  return {
    to: carbonUnits,
    data: encodeFunctionData({ abi: carbonUnitsAbi, functionName: 'cancel', args }),
  };
}
