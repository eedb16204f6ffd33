import { Injectable } from '@nestjs/common';
import type { Order, OrderInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { formatTonnes } from '@topsteel/domain/units';
import { recordAudit } from '../audit/index.ts';
import { requireNotRecalled } from '../genealogy/index.ts';
import { Organisations } from '../organisation/index.ts';
import { insertPayment, type NewPayment } from '../payment/index.ts';
import { ChainClient } from '../platform/chain/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { findQuote, OfferBook, quoteExpired, type StoredQuote } from '../pricing/index.ts';
import { Payments } from '../rail/index.ts';
import { insertOrder, isQuoteOrdered, nextOrderName, noteOrderEvent } from './infra/order-store.ts';
import { insertSettlement } from './infra/wake-settlement.ts';
import { planEscrowPayment, planRailPayment, type PaymentParts } from './plan-payment.ts';
import { PriceRails } from './price-rails.ts';
import { ReadOrders } from './read-orders.ts';

/** Makes an order of a quote: the terms of the payment are fixed, and the steel is kept back for the buyer. */
@Injectable()
export class CreateOrder {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly chain: ChainClient,
    private readonly organisations: Organisations,
    private readonly offers: OfferBook,
    private readonly orders: ReadOrders,
    private readonly rails: PriceRails,
    private readonly payments: Payments,
  ) {}

  /**
   * @throws AppError `not-found`, `expired` when the quote ended, `conflict` when it was ordered before, the offer
   * closed, or others took what is left meanwhile; `unavailable` when the rail can't be used now or nobody has signed a
   * fresh rate. Nothing is changed then.
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
    await this.reserve(tx, quote);
    const buyer = await this.organisations.byId(quote.buyerId, tx);
    const seller = await this.organisations.byId(quote.sellerId, tx);
    if (!buyer || !seller) throw notFound('organisation');
    const now = new Date();
    const { id, number } = await nextOrderName(tx, now.getUTCFullYear());
    await insertOrder(tx, {
      id,
      number,
      quoteId: quote.id,
      offerId: quote.offerId,
      buyerId: quote.buyerId,
      sellerId: quote.sellerId,
      createdBy: caller.userId,
      reference: input.reference ?? null,
      heldGrams: quote.maxGrams,
    });
    await insertSettlement(tx, id);
    const { deployment } = this.chain;
    const { settlement: settings } = this.config.settings;
    const parts = { orderId: id, orderNumber: number, quote, buyer, seller, deployment, settings };
    const payment = await this.planPayment(tx, parts, input, now);
    await insertPayment(tx, payment);
    await noteOrderEvent(tx, id, {
      code: 'ordered',
      what: `${buyer.name} ordered ${formatTonnes(quote.massGrams)} t.`,
      by: buyer.name,
    });
    await recordAudit(tx, {
      actor: caller.userId,
      organisationId: caller.organisationId,
      action: 'order.create',
      subject: `order:${id}`,
      details: {
        number,
        quoteId: quote.id,
        rail: payment.rail,
        paymentId: payment.paymentId,
        payer: input.payer ?? null,
        amountMinor: payment.amountMinor,
        maxAmountMinor: quote.maxAmountMinor,
        maxGrams: quote.maxGrams,
      },
    });
    return id;
  }

  private async planPayment(tx: Tx, parts: PaymentParts, input: OrderInput, now: Date): Promise<NewPayment> {
    const rail = input.rail ?? 'usdc-escrow';
    if (rail === 'usdc-escrow') {
      if (input.payer !== undefined) return planEscrowPayment(parts, input.payer, now);
      throw new AppError('invalid-input', {
        message: 'A payment into escrow needs the wallet that will pay.',
      });
    }
    const price = await this.rails.price(tx, parts.quote, rail, input.currency);
    const { currency, amountMinor, priceUntil: expiresAt } = price;
    const { orderId } = parts;
    const attempt = await this.payments.begin(tx, { orderId, rail, currency, amountMinor, expiresAt });
    return planRailPayment(parts, rail, price, attempt.id);
  }

  /** One at a time on the same lot: whoever comes second sees what the first has left. */
  private async reserve(tx: Tx, quote: StoredQuote): Promise<void> {
    const offer = await this.offers.lock(tx, quote.offerId);
    if (!offer?.isOpen) {
      throw new AppError('conflict', {
        message: 'This offer was closed meanwhile. Look for another one.',
        details: { reason: 'offer-closed' },
      });
    }
    if (await isQuoteOrdered(tx, quote.id)) {
      throw new AppError('conflict', {
        message: 'This quote was ordered already. Open that order, or ask for a new quote to order again.',
        details: { reason: 'quote-ordered' },
      });
    }
    if (offer.availableGrams < quote.maxGrams) {
      throw new AppError('conflict', {
        message: `Only ${formatTonnes(offer.availableGrams)} t are left, and this order needs up to ${formatTonnes(quote.maxGrams)} t. Order less, or look for another offer.`,
        details: { reason: 'quantity-not-available', availableGrams: offer.availableGrams.toString() },
      });
    }
    await requireNotRecalled(tx, quote.lotId);
    await this.offers.take(tx, quote.offerId, quote.maxGrams);
  }
}
