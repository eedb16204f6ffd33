import { AppError } from '../errors/index.ts';

/**
 * Standard rates of value added tax in permille, by ISO 3166-1 country.
 * Sources: European Commission, Taxes in Europe Database (TEDB), rates in force on 1 January 2026, among them
 * Estonia 24 % since 1 July 2025, Romania 21 % since 1 August 2025, Slovakia 23 % since 1 January 2025, Finland 25.5 % since
 * 1 September 2024; Switzerland: VAT Act art. 25 (8.1 % since 1 January 2024); United Kingdom: VAT Act 1994 s. 2;
 * Norway: Storting's VAT resolution § 2.
 */
export const standardVatPermille = {
  AT: 200,
  BE: 210,
  BG: 200,
  CY: 190,
  CZ: 210,
  DE: 190,
  DK: 250,
  EE: 240,
  ES: 210,
  FI: 255,
  FR: 200,
  GR: 240,
  HR: 250,
  HU: 270,
  IE: 230,
  IT: 220,
  LT: 210,
  LU: 170,
  LV: 210,
  MT: 180,
  NL: 210,
  PL: 230,
  PT: 230,
  RO: 210,
  SE: 250,
  SI: 220,
  SK: 230,
  CH: 81,
  GB: 200,
  NO: 250,
} as const;
export type VatCountry = keyof typeof standardVatPermille;

const ratesByCountry = new Map<string, number>(Object.entries(standardVatPermille));
const outsideUnion: ReadonlySet<string> = new Set(['CH', 'GB', 'NO']);

/** `domestic-reverse-charge`: the goods stay in one state, whose law has the buyer account for the tax (art. 199, 199a). */
export type VatRuleCode = 'domestic' | 'reverse-charge' | 'domestic-reverse-charge' | 'export';

export interface VatRule {
  code: VatRuleCode;
  ratePermille: number;
  /** Where the tax is due. */
  country: string;
  sentence: string;
}

export interface VatParties {
  sellerCountry: string;
  buyerCountry: string;
  /** The buyer's VAT number, when it gave one. */
  buyerVat?: string | null;
}

/**
 * Which VAT a seller charges on goods sold to a business.
 * Same country: the standard rate. Another member state: 0 %, the buyer accounts for the tax (Directive 2006/112/EC
 * art. 138 and 196) and needs a VAT number. Otherwise an export: 0 % (art. 146).
 * By countries alone: `decideVat` (domain/vat) looks at the places, the number and the goods.
 *
 * @throws AppError `invalid-input` on a country we have no rate for, or a missing VAT number.
 * @example vatRuleOf({ sellerCountry: 'FR', buyerCountry: 'BE', buyerVat: 'BE0123456749' }).ratePermille // 0
 */
export function vatRuleOf({ sellerCountry, buyerCountry, buyerVat }: VatParties): VatRule {
  const ratePermille = rateOf(sellerCountry);
  if (sellerCountry === buyerCountry) {
    return {
      code: 'domestic',
      ratePermille,
      country: sellerCountry,
      sentence: `VAT of ${sellerCountry} at ${percent(ratePermille)} %, charged by the seller.`,
    };
  }
  rateOf(buyerCountry);
  if (isMemberState(sellerCountry) && isMemberState(buyerCountry)) {
    if (buyerVat === undefined || buyerVat === null || buyerVat.trim() === '') {
      throw new AppError('invalid-input', {
        message: `A purchase from ${sellerCountry} needs the VAT number of the buyer in ${buyerCountry}. Add it to the company page.`,
      });
    }
    return {
      code: 'reverse-charge',
      ratePermille: 0,
      country: buyerCountry,
      sentence: `No VAT is charged: intra-Community supply, the buyer accounts for it in ${buyerCountry} (Directive 2006/112/EC art. 138 and 196).`,
    };
  }
  return {
    code: 'export',
    ratePermille: 0,
    country: buyerCountry,
    sentence: `No VAT is charged: the goods leave the territory of ${sellerCountry} (for the Union, Directive 2006/112/EC art. 146); import VAT is due in ${buyerCountry}.`,
  };
}

function rateOf(country: string): number {
  const rate = ratesByCountry.get(country);
  if (rate === undefined) {
    throw new AppError('invalid-input', {
      message: `We know no VAT rate for country "${country}". Choose a country of the EU, Switzerland, Norway or the United Kingdom.`,
    });
  }
  return rate;
}

/** Of the European Union, by the countries we have rates for. */
export function isMemberState(country: string): boolean {
  return Object.hasOwn(standardVatPermille, country) && !outsideUnion.has(country);
}

function percent(permille: number): string {
  return (permille / 10).toString();
}
