/** Shorter ones would be found in every other word. */
const SHORTEST = 8;
/** A key in the path of an address is longer than the names in it. */
const SHORTEST_IN_PATH = 16;

/**
 * What of the secret settings may be written nowhere: of an address its password and what may be a key in it, of the
 * others everything.
 *
 * @example secretValues({ SMTP_URL: 'smtp://mailer:4d0e9d5a2f@mail:25' }, ['SMTP_URL']) // ['4d0e9d5a2f']
 */
export const secretValues = (
  given: Readonly<Record<string, string | undefined>>,
  names: readonly string[],
): string[] => [
  ...new Set(
    names
      .flatMap((name) => partsOf(given[name] ?? ''))
      .filter((part) => part.length >= SHORTEST)
      // A longer one first, so that none is left over in part.
      .sort((a, b) => b.length - a.length),
  ),
];

function partsOf(value: string): string[] {
  if (!/^\w+:\/\//.test(value)) {
    return [value, ...value.split(/,|\n|\\n/).filter((part) => !part.startsWith('-----'))];
  }
  const { password, pathname, searchParams } = new URL(value);
  const keys = pathname.split('/').filter((part) => part.length >= SHORTEST_IN_PATH);
  return [password, decodeURIComponent(password), ...keys, ...searchParams.values()];
}
