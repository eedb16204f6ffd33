/** Forms of companies, which banks write, cut and leave out as they like. */
const forms = new Set(
  (
    'GMBH AG KG OHG UG MBH SE EK CO COKG SA SAS SARL SASU SNC SRL SPA SAPA NV BV BVBA VOF CV ASBL SCA SCRL LTD PLC LLP ' +
    'LLC INC OY AB AS APS SL SLU'
  ).split(' '),
);
/** A name this long that ends inside of the other was cut by a bank (35 characters on the older formats). */
const CUT_AT = 30;

/**
 * A company's name as it can be compared: capitals without accents, without its form and what stands between words.
 *
 * @example comparableName("Aciéries du Val d'Orne S.A.S.") // 'ACIERIES DU VAL D ORNE'
 */
export function comparableName(name: string): string {
  const words = name
    .replace(/[ßæœø]/giu, (letter) => spelled[letter.toLowerCase()] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/\b((?:[A-Z]\.){1,5}[A-Z]?)(?=\W|$)/gu, (dotted) => dotted.replaceAll('.', ''))
    .split(/[^A-Z0-9]+/u)
    .filter((word) => word !== '');
  const plain = words.filter((word) => !forms.has(word));
  return (plain.length > 0 ? plain : words).join(' ');
}
const spelled: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o' };

/** Do two spellings name one company? Only what is the same, or was cut by a bank, does. */
export function isSameName(one: string | null, other: string): boolean {
  if (one === null) return false;
  const [a, b] = [comparableName(one), comparableName(other)];
  if (a === '' || b === '') return false;
  if (a === b) return true;
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  return shorter.length >= CUT_AT && longer.startsWith(shorter);
}
