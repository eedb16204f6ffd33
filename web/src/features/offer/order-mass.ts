import { massFault, type OrderableMass } from '@topsteel/domain/order';
import { parseMassGrams } from '@topsteel/domain/units';
import { texts } from './texts.ts';

export type OrderMass = { ok: true; massGrams: bigint } | { ok: false; sentence: string };

/**
 * Reads a mass typed in tonnes and holds it against what an offer allows.
 *
 * @example readOrderMass('5.5', offer) // { ok: true, massGrams: 5500000n }
 */
export function readOrderMass(text: string, offer: OrderableMass): OrderMass {
  let massGrams: bigint;
  try {
    massGrams = parseMassGrams(text, 't');
  } catch {
    return { ok: false, sentence: texts.buy.notNumber };
  }
  const sentence = massFault(massGrams, offer);
  return sentence === undefined ? { ok: true, massGrams } : { ok: false, sentence };
}
