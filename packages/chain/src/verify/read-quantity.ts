import { readWords, type Hex } from './abi-words.ts';
import type { Register } from './register.ts';

export interface QuantityFacts {
  /** Grams made into lots under the certificate. */
  usedGrams: bigint;
  /** Grams of those lots that their first holder still has free to sell. */
  unsoldGrams: bigint;
}

/** Lots under one certificate that are added up; a certificate split finer is answered with unknown. */
const MAX_LOTS = 64;

/**
 * What has been used of a certificate, and what of it is still free, over all lots made under it.
 *
 * @throws when the node does not answer, or when the certificate has more lots than are added up here.
 */
export async function readQuantity(register: Register, certificate: Hex): Promise<QuantityFacts> {
  const [usedGrams, events] = await Promise.all([
    register.certifiedUsedGrams(certificate),
    register.commissionEvents(certificate),
  ]);
  if (events.length > MAX_LOTS) throw new RangeError('The certificate has too many lots.');
  const free = await Promise.all(
    events.map((event) =>
      register.availableGrams(readWords(event.data).address(0), BigInt(event.topics[1] ?? '0x0')),
    ),
  );
  return { usedGrams, unsoldGrams: free.reduce((sum, grams) => sum + grams, 0n) };
}
