import { readWords } from './abi-words.ts';
import type { Log } from './node-answers.ts';
import type { Register } from './register.ts';

/** The delivery that a serial on a label stands for. */
export interface BundleFacts {
  /** Delivered grams, or the grams reserved as long as nothing is delivered; undefined when the order was cancelled. */
  grams: bigint | undefined;
  state: 'delivered' | 'reserved' | 'cancelled';
  /** When it came into this state; unix seconds. */
  at: number;
}

/** Bits of a payment's id that do not fit the 20 characters of a serial. */
const SERIAL_SHIFT = 156n;

/**
 * Resolves a bundle's serial to the payment under which its title moved.
 *
 * @returns undefined when the lot has no such bundle, or when no serial was asked for.
 * @throws when the node does not answer.
 */
export async function findBundle(
  register: Register,
  lotId: bigint,
  serial: bigint | undefined,
): Promise<BundleFacts | undefined> {
  if (serial === undefined) return undefined;
  const events = (await register.titleEvents(lotId)).filter((log) => serialOf(log) === serial);
  const last = events.at(-1);
  if (last === undefined) return undefined;
  const release = events.findLast((log) => register.isRelease(log));
  // data of TitleReleased: from, grams, releasedTotal, epcisEvent; of TitleReserved: orderRef, grams, reservedTotal
  if (release !== undefined) {
    return {
      grams: readWords(release.data).uint(2),
      state: 'delivered',
      at: await register.timeOf(release.blockNumber),
    };
  }
  const at = await register.timeOf(last.blockNumber);
  if (register.isCancellation(last)) return { grams: undefined, state: 'cancelled', at };
  return { grams: readWords(last.data).uint(1), state: 'reserved', at };
}

function serialOf(log: Log): bigint {
  return BigInt(log.topics[1] ?? '0x0') >> SERIAL_SHIFT;
}
