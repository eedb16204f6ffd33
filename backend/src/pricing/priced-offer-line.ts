import type { TaxRule } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { LineRequest, PricedLine, PriceCurrency } from '@topsteel/domain/pricing';

/** What a line is priced from, read in the same statement as its price. */
export interface LineOffer {
  id: string;
  sellerId: string;
  sellerName: string;
  sellerCountry: string;
  sellerVat: string | null;
  /** The seller's account in the register; null: not registered yet, so nothing can be ordered. */
  sellerAccount: string | null;
  sellerIsHosted: boolean;
  sellerIsSuspended: boolean;
  lotRowId: string;
  /** Token id on the material ledger, decimal. */
  lotId: string;
  lotCode: string;
  description: string;
  grade: string;
  category: string | null;
  heatNumber: string;
  city: string;
  country: string;
  incoterm: string;
  leadTimeDays: number;
  availableGrams: bigint;
  pricePerTonneMinor: bigint;
  isOpen: boolean;
}

/** The rate between the line's currency and USDC that its amounts stand on. */
export interface FrozenRate {
  currency: PriceCurrency;
  rateE8: bigint;
  round: number;
  validUntil: Date;
}

/** A priced line with what orders need to know of its offer, tax and rate. */
export interface PricedOfferLine extends PricedLine {
  offer: LineOffer;
  tax: TaxRule;
  /** Null in USDC and USD, which are at par. */
  rate: FrozenRate | null;
  /** Why `deliveryMinor` is what it is, in one sentence. */
  deliverySentence: string;
}

/** Why a line can't be priced: a word for machines and a sentence for people. */
export interface LineFault {
  reason:
    | 'offer-gone'
    | 'offer-closed'
    | 'own-offer'
    | 'seller-suspended'
    | 'organisation-not-registered'
    | 'mass-not-orderable'
    | 'quantity-not-available'
    | 'unit-not-sold'
    | 'extra-not-offered'
    | 'cut-not-possible'
    | 'no-fresh-rate'
    | 'vat-number-needed'
    | 'vat-not-known'
    | 'too-large';
  message: string;
}

/** A line, or why there is none. In the order of the requests. */
export type LineOutcome =
  | { request: LineRequest; line: PricedOfferLine; fault: null }
  | { request: LineRequest; line: null; fault: LineFault };

/** A fault as the error that a use case throws; `details.line` is the line's position. */
export function lineFault(fault: LineFault, position: number): AppError {
  const code =
    fault.reason === 'offer-gone' ? 'not-found' : conflicts.has(fault.reason) ? 'conflict' : 'invalid-input';
  return new AppError(code, { message: fault.message, details: { reason: fault.reason, line: position } });
}

const conflicts: ReadonlySet<LineFault['reason']> = new Set([
  'offer-closed',
  'own-offer',
  'seller-suspended',
  'organisation-not-registered',
  'quantity-not-available',
] as const);
