import { encodeFunctionData, type Address, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { materialLedgerAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** See `IMaterialLedger.transferTitle`. */
export interface TransferTitleArgs {
  lotId: bigint;
  to: Address;
  grams: bigint;
  epcisEvent: Hex;
}

/** Moves title with the event that says so. To be sent by the holder. */
export function transferTitle(
  { materialLedger }: Pick<Deployment, 'materialLedger'>,
  { lotId, to, grams, epcisEvent }: TransferTitleArgs,
): Call {
  const args = [lotId, to, grams, epcisEvent] as const;
  return {
    to: materialLedger,
    data: encodeFunctionData({ abi: materialLedgerAbi, functionName: 'transferTitle', args }),
  };
}
