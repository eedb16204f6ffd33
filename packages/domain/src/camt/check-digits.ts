/** ISO 7064 MOD 97-10 over letters (A = 10 … Z = 35) and digits. */
export function modulo97(text: string): number {
  let rest = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

const isRight = (text: string): boolean => modulo97(text.slice(4) + text.slice(0, 4)) === 1;

/** An IBAN with right check digits (ISO 13616); spaces do not count. @example isIban('NL26 VAYB 8060 4768 90') // true */
export function isIban(text: string): boolean {
  const plain = text.replace(/\s/gu, '').toUpperCase();
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/u.test(plain) && isRight(plain);
}

/** An ISO 11649 creditor reference with right check digits. @example isRfReference('RF18 5390 0754 7034') // true */
export function isRfReference(text: string): boolean {
  const plain = text.replace(/\s/gu, '').toUpperCase();
  return /^RF\d{2}[A-Z0-9]{1,21}$/u.test(plain) && isRight(plain);
}
