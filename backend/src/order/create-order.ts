import { Injectable } from '@nestjs/common';
import type { Order, OrderInput } from '@topsteel/domain/api';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { findQuote, quoteExpired } from '../pricing/index.ts';
import { PlaceOrders } from './place-orders.ts';
import { PriceRails } from './price-rails.ts';
import { ReadOrders } from './read-orders.ts';

/** Makes an order of a quote: the terms of the payment are fixed, and the steel is kept back for the buyer. */
@Injectable()
export class CreateOrder {
  constructor(
    private readonly prisma: PrismaService,
    private readonly placing: PlaceOrders,
    private readonly orders: ReadOrders,
    private readonly rails: PriceRails,
  ) {}

  /**
   * @throws AppError `not-found`, `expired` when the quote ended, `conflict` when it was ordered before, the offer
   * closed, or others took what is left meanwhile; `forbidden` above a spending limit; `unavailable` when the rail can't
   * be used now or nobody has signed a fresh rate. Nothing is changed then.
   */
  async run(caller: OrganisationCaller, input: OrderInput): Promise<Order> {
    const rail = input.rail ?? 'usdc-escrow';
    if (rail !== 'usdc-escrow') await this.rails.requireOffered(rail);
    const id = await this.prisma.transact((tx) => this.create(tx, caller, input));
    return this.orders.read(caller, id);
  }

  private async create(tx: Tx, caller: OrganisationCaller, input: OrderInput): Promise<string> {
    const quote = await findQuote(tx, input.quoteId);
    if (quote?.buyerId !== caller.organisationId) throw notFound('quote');
    if (quote.expiresAt.getTime() <= Date.now()) throw quoteExpired(quote.expiresAt);
    const [placed] = await this.placing.run(tx, {
      buyerId: caller.organisationId,
      createdBy: caller.userId,
      quotes: [quote],
      rail: input.rail ?? 'usdc-escrow',
      currency: input.currency,
      payer: input.payer,
      reference: input.reference ?? null,
      groupId: null,
      costCentreId: null,
    });
    if (!placed) throw notFound('quote');
    return placed.id;
  }
}
