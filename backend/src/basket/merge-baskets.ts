import { Injectable } from '@nestjs/common';
import { PrismaService } from '../platform/database/index.ts';
import { actorOf, memberOf, type BasketCaller } from './basket-owner.ts';
import { findBasket } from './infra/basket-store.ts';
import { deleteBasket, insertBasket, putLines } from './infra/write-basket.ts';

/** Takes what somebody put into a basket before signing in over into their own. */
@Injectable()
export class MergeBaskets {
  constructor(private readonly prisma: PrismaService) {}

  /** Amounts of the same line are added; the guest's basket is gone then. Safe to repeat. @returns whether anything was merged */
  async run({ caller, guest }: BasketCaller): Promise<boolean> {
    if (caller === null || guest === null) return false;
    const owner = memberOf(caller);
    return this.prisma.transact(async (tx) => {
      const from = await findBasket(tx, guest, 'current');
      if (!from) return false;
      const own = await findBasket(tx, owner, 'current');
      const { currency, site } = from;
      const id = own?.id ?? (await insertBasket(tx, { owner, name: null, currency, site }));
      const lines = from.lines.flatMap((line) => (line.seen ? [{ ...line, seen: line.seen }] : []));
      const audit = { ...actorOf(owner), action: 'basket.merge', subject: `basket:${id}` };
      if (lines.length > 0) await putLines(tx, id, lines, { ...audit, details: { lines: lines.length } });
      await deleteBasket(tx, from.id, { ...audit, subject: `basket:${from.id}` });
      return true;
    });
  }
}
