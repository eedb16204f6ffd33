/** A message as it is written, or as the build compiled it: its parts in a row. */
type AnyMessage = string | unknown[];
type AnyWords = { readonly [key: string]: AnyMessage | AnyWords };

const plainLength = (message: AnyMessage): number =>
  typeof message === 'string'
    ? message.length
    : message.reduce<number>((sum, part) => sum + (typeof part === 'string' ? part.length : 6), 0);

/** @example filler(20) // '~~~~~~~' */
const filler = (length: number): string => '~'.repeat(Math.ceil(length * 0.35));

/**
 * The same words in brackets and a third longer, as German is: a bracket that is not seen was clipped, and a text
 * without brackets was never given to the translators.
 *
 * @example lengthen({ search: 'Search' }) // { search: '[Search ~~~]' }
 */
export function lengthen<W>(words: W): W {
  const longer = (value: AnyMessage | AnyWords): unknown => {
    if (typeof value === 'string') return `[${value} ${filler(plainLength(value))}]`;
    if (Array.isArray(value)) return ['[', ...value, ` ${filler(plainLength(value))}]`];
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, longer(each)]));
  };
  return longer(words as AnyWords) as W;
}
