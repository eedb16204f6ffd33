/** A part of a whole, drawn from where the one before it ends; in thousandths of the whole's width. */
export type MoneyBar = { from: number; width: number };

/**
 * Where the parts of an amount stand when they are laid end to end below it. A part that is not nothing is never drawn
 * thinner than a thousandth.
 *
 * @example layBars(100n, [60n, 40n]) // [{ from: 0, width: 600 }, { from: 600, width: 400 }]
 */
export function layBars(whole: bigint, parts: readonly bigint[]): MoneyBar[] {
  let before = 0n;
  return parts.map((part) => {
    const from = whole === 0n ? 0n : (before * 1000n) / whole;
    before += part;
    const end = whole === 0n ? 0n : (before * 1000n) / whole;
    return { from: Number(from), width: part === 0n ? 0 : Math.max(1, Number(end - from)) };
  });
}
