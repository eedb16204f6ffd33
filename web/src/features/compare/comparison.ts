/** One property of several offers. */
export interface Comparison {
  key: string;
  values: readonly string[];
  /** Not all say the same. */
  differs: boolean;
  /** Places of the offers with the lowest figure, where lower is better and they differ. */
  best: readonly number[];
}

/** What an offer says of a property, and the figure it is ranked by, where there is one. */
export interface Compared {
  text: string;
  figure?: bigint | null;
}

/**
 * Sets a property of several offers side by side.
 *
 * @example compareValues('carbon', [{ text: '0.455', figure: 455n }, { text: '2.180', figure: 2180n }]).best // [0]
 */
export function compareValues(key: string, compared: readonly Compared[]): Comparison {
  const values = compared.map(({ text }) => text);
  const differs = new Set(values).size > 1;
  const figures = compared.flatMap(({ figure }) => (figure === undefined || figure === null ? [] : [figure]));
  const lowest = figures.reduce<bigint | undefined>(
    (least, figure) => (least === undefined || figure < least ? figure : least),
    undefined,
  );
  const best =
    differs && lowest !== undefined
      ? compared.flatMap(({ figure }, place) => (figure === lowest ? [place] : []))
      : [];
  return { key, values, differs, best };
}

const MOST = 6;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Offers to compare, of an address: each once, at most six. */
export function idsOf(value: string | string[] | undefined): string[] {
  const ids = [value ?? []].flat().flatMap((text) => text.split(','));
  return [...new Set(ids)].filter((id) => ID.test(id)).slice(0, MOST);
}
