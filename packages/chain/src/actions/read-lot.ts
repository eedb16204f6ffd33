import type { Address, Hex, PublicClient } from 'viem';
import type { Deployment } from '../deployments.ts';
import { materialLedgerAbi } from '../generated/index.ts';

/** A lot as it was created: see `IMaterialLedger.Lot`. Masses in grams, emissions in grams of CO2e. */
export interface Lot {
  certificate: Hex;
  documentHash: Hex;
  evidence: Hex;
  subject: Hex;
  issuer: Address;
  batch: bigint;
  index: number;
  massGrams: bigint;
  emissionsGrams: bigint;
  commissionedAt: number;
  recalledAt: number;
}

/**
 * The lot's record.
 *
 * @throws ContractFunctionExecutionError with `MaterialLedger_LotUnknown` when there is none.
 */
export function readLot(
  client: Pick<PublicClient, 'readContract'>,
  { materialLedger }: Pick<Deployment, 'materialLedger'>,
  lotId: bigint,
): Promise<Lot> {
  return client.readContract({
    address: materialLedger,
    abi: materialLedgerAbi,
    functionName: 'lotOf',
    args: [lotId],
  });
}
