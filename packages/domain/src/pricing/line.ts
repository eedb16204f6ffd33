import type { CutSheet } from './cut-sheet.ts';

/** Units that steel is ordered and priced by. A price of 712.50 EUR per 100 kg has basis `100kg`. */
export const priceBases = ['piece', 'metre', 'kg', '100kg', 'tonne'] as const;
export type PriceBasis = (typeof priceBases)[number];

export const priceCurrencies = ['USDC', 'EUR', 'USD', 'GBP', 'CHF'] as const;
export type PriceCurrency = (typeof priceCurrencies)[number];

/** Decimals of the minor unit. USDC has millionths, money of banks hundredths. */
export const currencyDecimals: Record<PriceCurrency, number> = { USDC: 6, EUR: 2, USD: 2, GBP: 2, CHF: 2 };

/** How much is ordered. Pieces of a length, or a mass; `amountMilli` is in thousandths of the unit. */
export interface OrderedQuantity {
  unit: PriceBasis;
  amountMilli: bigint;
}

/** A cut of a bar: so many pieces of that length. */
export interface CutPiece {
  lengthUm: bigint;
  pieces: number;
}

/** What a buyer asks a price for. */
export interface LineRequest {
  offerId: string;
  quantity: OrderedQuantity;
  /** Pieces to cut from stock lengths; empty: as it lies. */
  cuts: readonly CutPiece[];
  /** Codes of the extras wanted; surcharges come by themselves. */
  extras: readonly string[];
}

/** Something charged beside the steel. */
export interface LineCharge {
  code: string;
  basis: 'order' | 'piece' | 'cut' | 'metre' | 'tonne';
  quantityMilli: bigint;
  priceMinor: bigint;
  amountMinor: bigint;
}

/** A priced line. Amounts in minor units of `currency`; masses in grams. Kept as JSON on the quote, integers as strings. */
export interface PricedLine {
  offerId: string;
  productId: string | null;
  currency: PriceCurrency;
  quantity: OrderedQuantity;
  cuts: readonly CutPiece[];
  pieces: bigint | null;
  lengthUm: bigint | null;
  /** To be delivered, in theory; with the tolerance it is the most that may be weighed. Remnants that stay are not in it. */
  massGrams: bigint;
  maxGrams: bigint;
  priceBasis: PriceBasis;
  /** Per basis, after price breaks, the customer's list and rules. */
  priceMinor: bigint;
  /** Steel alone, less the remnants that the seller takes back. */
  goodsMinor: bigint;
  charges: readonly LineCharge[];
  /** This line's part of the carriage; null: to be asked for. */
  deliveryMinor: bigint | null;
  /** Goods, charges and carriage, before tax. */
  netMinor: bigint;
  taxMinor: bigint;
  grossMinor: bigint;
  /** The same for `maxGrams`. */
  maxGrossMinor: bigint;
  /** What becomes of the bars; null where nothing is cut. */
  cutting: CutSheet | null;
  /** Of the steel, and of its way to the site, in grams CO2e; null: unknown. */
  productEmissionsGrams: bigint | null;
  deliveryEmissionsGrams: bigint | null;
  /** The agreed price that it stands on, which an order uses up; null: none. */
  agreedPriceId: string | null;
  /** One sentence for each decision: price break, list, rule, surcharge, rounding. */
  why: readonly string[];
}
