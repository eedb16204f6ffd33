import { encodeFunctionData, type Address, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { materialLedgerAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** See `IMaterialLedger.transform`: Σ inputs = Σ outputs + loss, in grams. */
export interface TransformLotsArgs {
  inputs: readonly { lotId: bigint; grams: bigint }[];
  outputs: readonly { to: Address; massGrams: bigint }[];
  lossGrams: bigint;
  processEmissionsGrams: bigint;
  evidence: Hex;
  epcisEvent: Hex;
}

/**
 * Cuts, splits or merges lots. To be sent by the holder of every input (a hosted one: through
 * {@link executeAsAccount}); the ledger takes no signature for this act.
 *
 * @example
 * transformLots(deployment, { inputs: [{ lotId, grams: 6_000_000n }], outputs: [{ to: mill, massGrams: 5_900_000n }], lossGrams: 100_000n, … })
 */
export function transformLots(
  { materialLedger }: Pick<Deployment, 'materialLedger'>,
  { inputs, outputs, lossGrams, processEmissionsGrams, evidence, epcisEvent }: TransformLotsArgs,
): Call {
  const args = [inputs, outputs, lossGrams, processEmissionsGrams, evidence, epcisEvent] as const;
  return {
    to: materialLedger,
    data: encodeFunctionData({ abi: materialLedgerAbi, functionName: 'transform', args }),
  };
}
