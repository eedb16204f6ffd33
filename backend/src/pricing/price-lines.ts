import { Injectable } from '@nestjs/common';
import type { DeliverySite, LineRequest, PriceCurrency } from '@topsteel/domain/pricing';
import { AppError } from '@topsteel/domain/errors';
import type { Tx } from '../platform/database/index.ts';
import type { LineOutcome, PricedOfferLine } from './priced-offer-line.ts';

export interface PriceRequest {
  /** The buyer; null for somebody we don't know: prices are net then, without a customer's terms. */
  buyerId: string | null;
  lines: readonly LineRequest[];
  /** Null: collected where it lies. */
  site: DeliverySite | null;
  currency: PriceCurrency;
  at: Date;
}

/** Prices order lines: steel, extras, carriage, tax and carbon, with a sentence for each decision. */
@Injectable()
export class PriceLines {
  /** Every line or why there is none, in the order of the requests. A bounded number of statements whatever their number. */
  judge(tx: Tx, request: PriceRequest): Promise<LineOutcome[]> {
    void tx;
    return Promise.reject(new AppError('internal', { message: `Not priced yet: ${request.lines.length}.` }));
  }

  /**
   * Every line, or nothing.
   *
   * @throws AppError `not-found`, `conflict` or `invalid-input` with the first fault; `details.line` is its position.
   */
  async run(tx: Tx, request: PriceRequest): Promise<PricedOfferLine[]> {
    const outcomes = await this.judge(tx, request);
    return outcomes.map((outcome, position) => {
      if (outcome.line !== null) return outcome.line;
      throw lineFault(outcome.fault, position);
    });
  }
}

/** A fault as the error that a use case throws. */
export function lineFault(fault: NonNullable<LineOutcome['fault']>, position: number): AppError {
  const code =
    fault.reason === 'offer-gone' ? 'not-found' : isConflict.has(fault.reason) ? 'conflict' : 'invalid-input';
  return new AppError(code, { message: fault.message, details: { reason: fault.reason, line: position } });
}

const isConflict: ReadonlySet<string> = new Set([
  'offer-closed',
  'own-offer',
  'seller-suspended',
  'organisation-not-registered',
  'quantity-not-available',
]);
