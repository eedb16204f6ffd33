import { Injectable } from '@nestjs/common';
import type { Basket, BasketChange, BasketInput, BasketList, MadeBasket } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { DEFAULT_CURRENCY } from './add-line.ts';
import { actorOf, newGuest, ownerOf, type BasketCaller, type BasketOwner } from './basket-owner.ts';
import { findBasket, listBaskets, type StoredBasket } from './infra/basket-store.ts';
import { deleteBasket, insertBasket, keepSeen, updateBasket } from './infra/write-basket.ts';
import { seenOf } from './line-facts.ts';
import { emptyBasket, presentBasket } from './present-basket.ts';
import { PriceBasket } from './price-basket.ts';

const MOST_BASKETS = 100;

/** Baskets as their owners keep them: the open one, and others by name. */
@Injectable()
export class KeepBaskets {
  constructor(
    private readonly prisma: PrismaService,
    private readonly prices: PriceBasket,
  ) {}

  async list(asking: BasketCaller): Promise<BasketList> {
    const owner = ownerOf(asking);
    const rows = owner ? await listBaskets(this.prisma.client, owner) : [];
    return { items: rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() })) };
  }

  /** The basket at the prices of now, with what changed since it was last seen. @throws AppError `not-found` */
  async read(asking: BasketCaller, which: string): Promise<Basket> {
    const owner = ownerOf(asking);
    const basket = owner && (await findBasket(this.prisma.client, owner, which));
    if (owner && basket) return this.prices.show(basket, owner);
    if (which === 'current') return emptyBasket(DEFAULT_CURRENCY);
    throw notFound('basket');
  }

  /**
   * Makes a basket by name, or the open one; a guest has only that one, and gets its key.
   *
   * @throws AppError `invalid-input` for a guest's basket by name; `conflict` when there are a hundred already.
   */
  async make(asking: BasketCaller, input: BasketInput): Promise<MadeBasket> {
    const made = asking.caller === null ? newGuest() : null;
    const owner = made?.owner ?? ownerOf(asking) ?? newGuest().owner;
    if (made && input.name !== undefined) throw guestsHaveOne();
    const id = await this.prisma.transact(async (tx) => {
      if ((await listBaskets(tx, owner)).length >= MOST_BASKETS) throw tooManyBaskets();
      const { name = null, currency = DEFAULT_CURRENCY, site = null } = input;
      const id = await insertBasket(tx, { owner, name, currency, site });
      await recordAudit(tx, {
        ...actorOf(owner),
        action: 'basket.make',
        subject: `basket:${id}`,
        details: { name, currency },
      });
      return id;
    });
    const basket = await this.required(owner, id);
    return { ...(await this.prices.show(basket, owner)), token: made?.token ?? null };
  }

  /** Renames it, prices it for another site or in another currency, or keeps what was seen. @throws AppError `not-found` */
  async change(asking: BasketCaller, which: string, change: BasketChange): Promise<Basket> {
    const owner = ownerOf(asking);
    if (!owner) throw notFound('basket');
    const { id, isCurrent } = await this.required(owner, which);
    if (change.name !== undefined && isCurrent) throw openHasNoName();
    const { isSeen, ...patch } = change;
    await updateBasket(this.prisma.client, id, patch, {
      ...actorOf(owner),
      action: 'basket.change',
      subject: `basket:${id}`,
      details: { ...patch },
    });
    const basket = await this.required(owner, id);
    const outcomes = await this.prices.judge(basket, basket.lines, owner);
    if (!isSeen) return presentBasket(basket, outcomes);
    const seen = basket.lines.flatMap((line, index) => {
      const outcome = outcomes[index];
      return outcome ? [{ id: line.id, seen: seenOf(outcome, line.amountMilli, basket.currency) }] : [];
    });
    await keepSeen(this.prisma.client, id, seen);
    return this.prices.show(await this.required(owner, id), owner);
  }

  /** @throws AppError `not-found` */
  async remove(asking: BasketCaller, which: string): Promise<BasketList> {
    const owner = ownerOf(asking);
    if (!owner) throw notFound('basket');
    const { id, name } = await this.required(owner, which);
    const audit = { ...actorOf(owner), action: 'basket.delete', subject: `basket:${id}`, details: { name } };
    await deleteBasket(this.prisma.client, id, audit);
    return this.list(asking);
  }

  private async required(owner: BasketOwner, which: string): Promise<StoredBasket> {
    const basket = await findBasket(this.prisma.client, owner, which);
    if (basket) return basket;
    throw notFound('basket');
  }
}

const guestsHaveOne = () =>
  new AppError('invalid-input', {
    message: 'Without a sign-in there is one basket, which has no name. Sign in to keep several.',
    details: { reason: 'guest-basket' },
  });
const openHasNoName = () =>
  new AppError('invalid-input', {
    message: 'The open basket has no name. Make a basket by name instead.',
    details: { reason: 'basket-without-name' },
  });
const tooManyBaskets = () =>
  new AppError('conflict', {
    message: `You keep ${MOST_BASKETS} baskets already. Delete one that you no longer need.`,
    details: { reason: 'too-many-baskets' },
  });
