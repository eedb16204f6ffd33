import { formatTonnes, parseMassGrams } from '@topsteel/domain/units';
import { texts } from './texts.ts';

type Limits = { minGrams: bigint; stepGrams: bigint; availableGrams: bigint };
export type OrderMass = { ok: true; massGrams: bigint } | { ok: false; sentence: string };

/**
 * Reads a mass typed in tonnes and holds it against what an offer allows.
 *
 * @example readOrderMass('5.25', { minGrams: 1_000_000n, stepGrams: 500_000n, availableGrams: 96_200_000n })
 *   // { ok: false, sentence: 'Order in steps of 0.5 t, for example 5 or 5.5 t.' }
 */
export function readOrderMass(text: string, { minGrams, stepGrams, availableGrams }: Limits): OrderMass {
  const words = texts.buy;
  let massGrams: bigint;
  try {
    massGrams = parseMassGrams(text, 't');
  } catch {
    return { ok: false, sentence: words.notNumber };
  }
  if (massGrams > availableGrams) return { ok: false, sentence: words.tooLarge(formatTonnes(availableGrams)) };
  if (massGrams < minGrams) return { ok: false, sentence: words.tooSmall(formatTonnes(minGrams)) };
  if (stepGrams > 0n && massGrams % stepGrams !== 0n) {
    const lower = massGrams - (massGrams % stepGrams);
    return {
      ok: false,
      sentence: words.offStep(formatTonnes(stepGrams), formatTonnes(lower), formatTonnes(lower + stepGrams)),
    };
  }
  return { ok: true, massGrams };
}
