import { typedAmount } from '../../ui/typed-amount.ts';

export interface Cut {
  lengthUm: bigint;
  pieces: number;
}

/** Lengths and pieces that one list may have. */
const MOST_LINES = 60;
const MOST_PIECES = 2_000;
const MOST_UM = 1_000_000_000n;

export type CutsReading = { ok: true; cuts: Cut[] } | { ok: false; line: string; figure: string };

/**
 * Reads a cutting list as people write and paste it: pieces and millimetres, one line each, with a cross, a tab, a
 * semicolon or "pcs" between. Lines of the same length are one.
 *
 * A list may come from anywhere, so that `2.400` is refused: it may be 2,400 mm or 2.4 mm.
 *
 * @returns the line that was not understood, and its length, where there is one
 * @example readCuts('4 x 2400\n2\t1200') // { ok: true, cuts: [{ lengthUm: 2400000n, pieces: 4 }, …] }
 */
export function readCuts(text: string): CutsReading {
  const found = new Map<bigint, number>();
  const lines = text
    .split(/[\n\r]+|,(?=\s*\d+\s*[x×*])/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  for (const line of lines.slice(0, MOST_LINES)) {
    const match = /^(\d{1,4})\s*(?:[x×*;\t]|pcs?|st[ük]*k?|pi[eè]ces?|\s)\s*(\d[\d.,]*)\s*(?:mm)?$/i.exec(
      line,
    );
    const figure = match?.[2] ?? '';
    const lengthUm = typedAmount(figure, 3, 'any');
    const pieces = Number(match?.[1] ?? 0);
    if (lengthUm === undefined || lengthUm === 0n || lengthUm >= MOST_UM || pieces === 0) {
      return { ok: false, line, figure };
    }
    found.set(lengthUm, (found.get(lengthUm) ?? 0) + pieces);
  }
  const cuts = [...found].map(([lengthUm, pieces]) => ({ lengthUm, pieces }));
  const total = cuts.reduce((sum, { pieces }) => sum + pieces, 0);
  return total > MOST_PIECES || lines.length > MOST_LINES
    ? { ok: false, line: lines.at(-1) ?? '', figure: '' }
    : { ok: true, cuts };
}
