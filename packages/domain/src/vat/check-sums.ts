/** The digits of a text, in order. */
export const digitsOf = (text: string): number[] => [...text].map(Number);

/** Σ digit × weight. @example weighted('123', [3, 2, 1]) // 10 */
export const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * Number(digits[at] ?? 0), 0);

/** Luhn (ISO/IEC 7812-1 annex B) over all digits, the last being the check digit. @example luhnHolds('732829320') // true */
export function luhnHolds(digits: string): boolean {
  const sum = digitsOf(digits)
    .reverse()
    .reduce((total, digit, at) => {
      const doubled = at % 2 === 1 ? digit * 2 : digit;
      return total + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);
  return sum % 10 === 0;
}

/** ISO 7064, MOD 11,10 over all digits, the last being the check digit. @example mod1110Holds('136695976') // true */
export function mod1110Holds(digits: string): boolean {
  let product = 10;
  for (const digit of digitsOf(digits.slice(0, -1))) {
    const sum = (digit + product) % 10;
    product = (2 * (sum === 0 ? 10 : sum)) % 11;
  }
  return (11 - product) % 10 === Number(digits.at(-1));
}

/** The remainder of a decimal text of any length. @example remainder('123456789', 97) // 39 */
export const remainder = (digits: string, divisor: number): number =>
  digitsOf(digits).reduce((rest, digit) => (rest * 10 + digit) % divisor, 0);
