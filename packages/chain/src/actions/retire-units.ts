import { encodeFunctionData, type Address, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { carbonUnitsAbi } from '../generated/index.ts';
import type { Call } from './call.ts';
import type { UnitPart } from './transfer-units.ts';

/** See `ICarbonUnits.retire`: `purpose` is the SHA-256 of the public text, `lotId` a lot it refers to or 0. */
export interface RetireUnitsArgs extends UnitPart {
  beneficiary: Address;
  purpose: Hex;
  lotId: bigint;
}

/** Uses carbon units up, for good. To be sent by their holder. */
export function retireUnits(
  { carbonUnits }: Pick<Deployment, 'carbonUnits'>,
  { part, rangeFirst, beneficiary, purpose, lotId }: RetireUnitsArgs,
): Call {
  const args = [part, rangeFirst, beneficiary, purpose, lotId] as const;
  return {
    to: carbonUnits,
    data: encodeFunctionData({ abi: carbonUnitsAbi, functionName: 'retire', args }),
  };
}
