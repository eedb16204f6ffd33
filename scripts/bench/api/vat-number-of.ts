import { checkVatNumber } from '@topsteel/domain/vat';

/** How a number is written around so many digits that are counted up until its check digits hold. */
const forms: Readonly<Record<string, (stem: string, check: string) => string>> = {
  FR: (stem, check) => {
    const siren = `${stem}${check.slice(-1)}`;
    return `FR${((12 + 3 * (Number(siren) % 97)) % 97).toString().padStart(2, '0')}${siren}`;
  },
  DE: (stem, check) => `DE${stem}${check.slice(-1)}`,
  IT: (stem, check) => `IT${stem}01${check.slice(-1)}`,
  ES: (stem, check) => `ESA${stem.slice(1)}${check.slice(-1)}`,
  BE: (stem, check) => `BE0${stem.slice(1)}${check}`,
  NL: (stem, check) => `NL${stem}${check.slice(-1)}B01`,
  AT: (stem, check) => `ATU${stem.slice(1)}${check.slice(-1)}`,
  PL: (stem, check) => `PL5${stem}${check.slice(-1)}`,
};

/** The n-th number of a country that holds, each only once. */
export function vatNumberOf(country: string, n: number): string {
  const write = forms[country];
  if (!write) throw new Error(`The bench knows no VAT numbers of ${country}.`);
  // Not every stem has a check digit.
  for (let stem = 30_000_000 + 4 * n; stem < 30_000_000 + 4 * (n + 1); stem += 1) {
    for (let check = 0; check < 100; check += 1) {
      const number = write(stem.toString(), check.toString().padStart(2, '0'));
      if (checkVatNumber(number) !== null) return number;
    }
  }
  throw new Error(`No VAT number of ${country} holds at ${n}.`);
}
