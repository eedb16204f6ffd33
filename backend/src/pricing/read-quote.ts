import { Injectable } from '@nestjs/common';
import type { Quote } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { Organisations } from '../organisation/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { findQuote } from './infra/quote-store.ts';
import { presentQuote } from './present-quote.ts';

@Injectable()
export class ReadQuote {
  constructor(
    private readonly prisma: PrismaService,
    private readonly organisations: Organisations,
  ) {}

  /** @throws AppError `not-found` for another organisation's quote, `expired` for one whose time has passed. */
  async run(buyerId: string, quoteId: string): Promise<Quote> {
    const quote = await findQuote(this.prisma.client, quoteId);
    if (quote?.buyerId !== buyerId) throw notFound('quote');
    if (quote.expiresAt.getTime() <= Date.now()) throw quoteExpired(quote.expiresAt);
    const seller = await this.organisations.byId(quote.sellerId);
    if (!seller) throw notFound('quote');
    return presentQuote(quote, seller);
  }
}

/** The price is not held any longer. */
export function quoteExpired(expiresAt: Date): AppError {
  return new AppError('expired', {
    message: `This quote ended at ${expiresAt.toISOString()}. Ask for a new one; the price may have changed.`,
    details: { reason: 'quote-expired', remedy: 'Ask for a new quote.' },
  });
}
