/** Choices that a seed decides: the same seed tells the same history on every machine. */
export interface Random {
  /** A whole number from 0 to `below` − 1. */
  below(below: number): number;
  chance(perCent: number): boolean;
  pick<T>(from: readonly T[]): T;
}

/**
 * xorshift32: small, quick and the same everywhere, which `Math.random` is not.
 *
 * @example randomOf(1).below(100) // the same number, always
 */
export function randomOf(seed: number): Random {
  // Neighbouring seeds must not begin alike, and zero would stay zero.
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0 || 1;
  const below = (limit: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % limit;
  };
  return {
    below,
    chance: (perCent) => below(100) < perCent,
    pick<T>(from: readonly T[]): T {
      return from[below(from.length)] as T;
    },
  };
}
