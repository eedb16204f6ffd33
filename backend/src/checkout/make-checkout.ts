import { Injectable } from '@nestjs/common';
import type { BasketSite, CheckoutInput, OrderGroup } from '@topsteel/domain/api';
import type { PriceCurrency } from '@topsteel/domain/pricing';
import { recordAudit } from '../audit/index.ts';
import {
  deleteBasket,
  deleteLines,
  factsOf,
  findBasket,
  memberOf,
  PriceBasket,
  type LineFacts,
} from '../basket/index.ts';
import { PlaceOrders, PriceRails, type PlacedOrder } from '../order/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { MakeQuotes, type PricedOfferLine, type StoredQuote } from '../pricing/index.ts';
import { insertGroup } from './infra/group-store.ts';
import { ReadGroups } from './read-groups.ts';
import { requireAccepted, requireLines } from './require-accepted.ts';

/** What is ordered, wherever it was read from. */
interface Wanted {
  lines: readonly LineFacts[];
  currency: PriceCurrency;
  site: BasketSite | null;
  basket: { id: string; isCurrent: boolean } | null;
}

/** What could be ordered at the accepted total, with the quotes that hold its prices until they end. */
export interface HeldCheckout extends Wanted {
  priced: readonly PricedOfferLine[];
  quotes: readonly StoredQuote[];
}

/** Somebody let the order pass above the limits of who orders. */
export interface LetPass {
  /** Whose limits count instead. */
  spentBy: string;
  /** Quotes that still hold the prices; without them the lines are priced anew. */
  quotes: readonly StoredQuote[] | null;
}

/** Orders what a basket holds: a group of orders, one for each line, since each line is steel of one lot. */
@Injectable()
export class MakeCheckout {
  constructor(
    private readonly prisma: PrismaService,
    private readonly prices: PriceBasket,
    private readonly quoting: MakeQuotes,
    private readonly placing: PlaceOrders,
    private readonly rails: PriceRails,
    private readonly groups: ReadGroups,
  ) {}

  /**
   * All lines are ordered at the accepted total, or none is.
   *
   * @throws AppError `not-found` for a basket; `conflict` with reason `price-changed` and the new figures, `not-orderable`
   * with each line's reason, `carriage-unknown`, or what `PlaceOrders` says; `forbidden` above a spending limit;
   * `unavailable` when the rail can't be used now. Nothing is changed then.
   */
  async run(caller: OrganisationCaller, input: CheckoutInput): Promise<OrderGroup> {
    const rail = input.rail ?? 'usdc-escrow';
    if (rail !== 'usdc-escrow') await this.rails.requireOffered(rail);
    const id = await this.prisma.transact((tx) => this.place(tx, caller, input));
    return this.groups.read(caller, id);
  }

  /** Whether it could be ordered now at the accepted total; nothing is changed. @throws AppError as `run` */
  async requireOrderable(tx: Tx, caller: OrganisationCaller, input: CheckoutInput): Promise<void> {
    await this.judge(tx, caller, await this.wanted(tx, caller, input), BigInt(input.accept.totalMinor));
  }

  /** Holds the prices by quotes, and orders nothing. @throws AppError as `run` */
  async hold(tx: Tx, caller: OrganisationCaller, input: CheckoutInput): Promise<HeldCheckout> {
    const wanted = await this.wanted(tx, caller, input);
    const priced = await this.judge(tx, caller, wanted, BigInt(input.accept.totalMinor));
    const { organisationId: buyerId } = caller;
    const quotes = await this.quoting.run(tx, { buyerId, lines: priced, at: new Date() });
    return { ...wanted, priced, quotes };
  }

  private async judge(
    tx: Tx,
    caller: OrganisationCaller,
    wanted: Wanted,
    acceptedMinor: bigint,
  ): Promise<PricedOfferLine[]> {
    const { currency, site } = wanted;
    const owner = memberOf(caller);
    const lines = requireLines(await this.prices.judge(wanted, wanted.lines, owner, tx), site !== null);
    requireAccepted(lines, acceptedMinor, currency);
    return lines;
  }

  /** The same in the caller's transaction. @returns the group's id @throws AppError as `run`; roll back then. */
  async place(
    tx: Tx,
    caller: OrganisationCaller,
    input: CheckoutInput,
    letPass: LetPass | null = null,
  ): Promise<string> {
    const wanted = await this.wanted(tx, caller, input);
    const { currency, site } = wanted;
    const acceptedMinor = BigInt(input.accept.totalMinor);
    const now = new Date();
    const { organisationId: buyerId, userId: createdBy } = caller;
    const quotes =
      letPass?.quotes ??
      (await this.quoting.run(tx, {
        buyerId,
        lines: await this.judge(tx, caller, wanted, acceptedMinor),
        at: now,
      }));
    const reference = input.reference ?? null;
    const costCentreId = input.costCentreId ?? null;
    const year = now.getUTCFullYear();
    const group = await insertGroup(tx, {
      ...{ year, buyerId, createdBy, reference, costCentreId },
      ...{ currency, acceptedMinor, site },
    });
    const orders = await this.placing.run(tx, {
      ...{ buyerId, createdBy, quotes, reference, costCentreId },
      spentBy: letPass?.spentBy,
      rail: input.rail ?? 'usdc-escrow',
      currency: input.payCurrency,
      payer: input.payer,
      groupId: group.id,
    });
    await this.close(tx, caller, group, wanted, orders);
    return group.id;
  }

  private async wanted(tx: Tx, caller: OrganisationCaller, input: CheckoutInput): Promise<Wanted> {
    if (input.basketId === undefined) {
      const { lines = [], currency = 'USDC', site = null } = input;
      return { lines: lines.map(factsOf), currency, site, basket: null };
    }
    const basket = await findBasket(tx, memberOf(caller), input.basketId);
    if (!basket) throw notFound('basket');
    return {
      lines: basket.lines,
      currency: input.currency ?? basket.currency,
      site: input.site === undefined ? basket.site : input.site,
      basket: { id: basket.id, isCurrent: basket.isCurrent },
    };
  }

  /** What was ordered is in no basket any more; the checkout and that are one row of the audit each. */
  private async close(
    tx: Tx,
    { userId: actor, organisationId }: OrganisationCaller,
    group: { id: string; number: string },
    { basket, currency }: Wanted,
    orders: readonly PlacedOrder[],
  ): Promise<void> {
    const audit = {
      actor,
      organisationId,
      action: 'checkout.create',
      subject: `order-group:${group.id}`,
      details: {
        number: group.number,
        currency,
        basketId: basket?.id ?? null,
        orders: orders.map(({ number }) => number),
      },
    };
    if (basket === null) await recordAudit(tx, audit);
    else if (basket.isCurrent) await deleteLines(tx, basket.id, null, audit);
    else await deleteBasket(tx, basket.id, audit);
  }
}
