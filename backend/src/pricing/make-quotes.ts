import { Injectable } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import type { Tx } from '../platform/database/index.ts';
import type { StoredQuote } from './infra/quote-store.ts';
import type { PricedOfferLine } from './priced-offer-line.ts';

/** Makes a quote of each priced line, in USDC millionths, with the rate frozen in `quote.line`. */
@Injectable()
export class MakeQuotes {
  /** Quotes in the order of the lines; a bounded number of statements whatever their number. */
  run(
    tx: Tx,
    request: { buyerId: string; lines: readonly PricedOfferLine[]; at: Date },
  ): Promise<StoredQuote[]> {
    void tx;
    return Promise.reject(new AppError('internal', { message: `Not quoted yet: ${request.lines.length}.` }));
  }
}
