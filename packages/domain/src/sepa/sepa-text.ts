const spelled: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ł: 'l',
  Ł: 'L',
  '’': "'",
  '‘': "'",
  '–': '-',
  '—': '-',
  '&': '+',
};

/**
 * Text in the characters that every bank of the SEPA area carries (EPC217-08: a–z, A–Z, 0–9, space and / - ? : ( ) . , ' +),
 * cut to a length. Accents are taken off; what is left over becomes a full stop.
 *
 * @example toSepaText('Aciéries du Rhône & Fils', 70) // 'Acieries du Rhone + Fils'
 */
export function toSepaText(text: string, maxLength: number): string {
  return text
    .replace(/[ßæÆœŒøØđĐłŁ’‘–—&]/gu, (character) => spelled[character] ?? '.')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[^A-Za-z0-9/\-?:().,'+ ]/gu, '.')
    .slice(0, maxLength)
    .trim();
}
