import type { PassportSubject } from './read-passport.ts';

/** Grams of the lot; the credential writes kilograms as a number of JSON, which holds them to the gram. */
export function massOfLot({ dimensions }: PassportSubject['product']): bigint {
  return BigInt(Math.round((dimensions?.weight?.value ?? 0) * 1_000));
}
