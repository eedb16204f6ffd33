import type { PriceBasis } from '../pricing/index.ts';

/** Types of inspection document of EN 10204, the lesser first. */
export const certificateTypes = ['2.1', '2.2', '3.1', '3.2'] as const;
export type CertificateType = (typeof certificateTypes)[number];

/** Units that a need is counted in. */
export const needUnits = ['piece', 'metre', 'kg', 'tonne'] as const;
export type NeedUnit = (typeof needUnits)[number];

/** One row of a request for quotation: the steel that a buyer wants. `amountMilli` is in thousandths of the unit. */
export interface NeedRow {
  row: number;
  unit: NeedUnit;
  amountMilli: bigint;
  grade: string | null;
  /** The least document that will do; null: none is asked for. */
  certificate: CertificateType | null;
  /** The most grams CO2e per kilogram; null: any. */
  carbonCapGramsPerKg: bigint | null;
}

/** What a vendor offers for a row. Amounts in minor units of the request's currency, before tax. */
export interface QuotedRow {
  row: number;
  /** In the row's own unit. */
  amountMilli: bigint;
  /** Of that amount, in theory. */
  massGrams: bigint;
  priceMinor: bigint;
  priceBasis: PriceBasis;
  /** For the whole amount: cutting, testing, marking. */
  extrasMinor: bigint;
  /** For the whole amount, to the place of the request. */
  freightMinor: bigint;
  /** Null: as asked. */
  grade: string | null;
  certificate: CertificateType | null;
  carbonGramsPerKg: bigint | null;
  /** Day of delivery at the place, `2026-12-11`. */
  deliveryOn: string;
}
