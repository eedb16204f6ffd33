import { encodeFunctionData, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { materialLedgerAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** Flags a lot as recalled. To be sent by the lot's issuer (a hosted one: through {@link executeAsAccount}). */
export function recallLot(
  { materialLedger }: Pick<Deployment, 'materialLedger'>,
  { lotId, reason, epcisEvent }: { lotId: bigint; reason: number; epcisEvent: Hex },
): Call {
  const args = [lotId, reason, epcisEvent] as const;
  return {
    to: materialLedger,
    data: encodeFunctionData({ abi: materialLedgerAbi, functionName: 'recall', args }),
  };
}
