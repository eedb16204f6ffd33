import type { PriceBasis, PriceCurrency } from '../pricing/line.ts';
import type { ResolvedProduct } from '../product/resolve-facts.ts';

/** One wrong cell. */
export interface LineError {
  column: string;
  message: string;
}

export interface LinePriceBreak {
  fromGrams: string;
  priceMinor: string;
}
export interface LineExtra {
  code: string;
  basis: string;
  priceMinor: string;
  isAlways: boolean;
}

/** A line of the file as it was read; what could not be read is null, with an error. */
export interface OfferLine {
  sku: string | null;
  lotCode: string | null;
  productId: string | null;
  product: ResolvedProduct | null;
  currency: PriceCurrency | null;
  priceBasis: PriceBasis | null;
  priceMinor: bigint | null;
  minGrams: bigint | null;
  stepGrams: bigint | null;
  soldUnit: PriceBasis | null;
  /** Null without a unit. */
  soldMinMilli: bigint | null;
  soldStepMilli: bigint | null;
  overTolerancePermille: number | null;
  city: string | null;
  country: string | null;
  incoterm: string | null;
  leadTimeDays: number;
  /** Ascending. */
  priceBreaks: LinePriceBreak[];
  /** By code. */
  extras: LineExtra[];
  isWithdrawn: boolean;
  errors: LineError[];
}
