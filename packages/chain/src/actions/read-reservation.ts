import type { Address, Hex, PublicClient } from 'viem';
import type { Deployment } from '../deployments.ts';
import { materialLedgerAbi } from '../generated/index.ts';

/** Title of a payment's goods, in grams. */
export interface Reservation {
  /** Still pinned. */
  reservedGrams: bigint;
  /** Moved to the buyer. */
  releasedGrams: bigint;
}

/** What a payment has reserved of a holder's lot, and has released. */
export async function readReservation(
  client: Pick<PublicClient, 'readContract'>,
  { materialLedger }: Pick<Deployment, 'materialLedger'>,
  { paymentId, lotId, holder }: { paymentId: Hex; lotId: bigint; holder: Address },
): Promise<Reservation> {
  const [reservedGrams, releasedGrams] = await client.readContract({
    address: materialLedger,
    abi: materialLedgerAbi,
    functionName: 'reservationOf',
    args: [paymentId, lotId, holder],
  });
  return { reservedGrams, releasedGrams };
}
