/**
 * Text as it is compared: lower case, without accents, ß as ss, typographic signs as plain ones. Nothing is corrected.
 *
 * @example fold('Fer à béton Ø12 – 2000 × 6000') // 'fer a beton ø12 - 2000 x 6000'
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ł/g, 'l')
    .replace(/[⌀∅Ø]/g, 'ø')
    .replace(/[×✕]/g, 'x')
    .replace(/[‐-―−]/g, '-')
    .replace(/[’‘`´]/g, "'")
    .replace(/[″“”]|''/g, '"')
    .replace(/⁄/g, '/')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * A word as it is kept and looked for: folded, German ae, oe, ue as the vowel that an umlaut leaves, one plural s less.
 *
 * @example wordKey('Stahltraeger') // 'stahltrager'
 * @example wordKey('Bobines') // 'bobine'
 */
export function wordKey(word: string): string {
  const folded = fold(word)
    .replace(/ø/g, 'o')
    .replace(/([aou])e/g, '$1');
  return folded.length > 4 && /[^su]s$/.test(folded) ? folded.slice(0, -1) : folded;
}

/**
 * The words of a text by their keys, without figures and punctuation.
 *
 * @example wordsIn('Poutrelles HEB 200, S355J2') // ['poutrelle', 'heb']
 */
export function wordsIn(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}.]+/u)
    .map((word) => word.replace(/^\.+|\.+$/g, ''))
    .filter((word) => word !== '' && !/\p{N}/u.test(word))
    .map(wordKey);
}

/**
 * A part number, heat or lot code as it is compared: no spaces, upper case, every sign kept. Never corrected.
 *
 * @example codeKey(' hb200-s355 12 ') // 'HB200-S35512'
 */
export const codeKey = (code: string): string => code.replace(/\s+/g, '').toUpperCase();
