import { Injectable } from '@nestjs/common';
import type { Product } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { insertChange } from './infra/product-change-store.ts';
import { lockProducts, moveOffers, shortenMerges, updateProduct } from './infra/product-store.ts';
import { presentProduct } from './present-product.ts';

/** Makes two products one: the offers of the first move to the second. State of the first: → `retired`, with the way on. */
@Injectable()
export class MergeProducts {
  constructor(private readonly prisma: PrismaService) {}

  /** @throws AppError `not-found`; `conflict` into itself, into a retired one, or between grades. */
  run(caller: OrganisationCaller, id: string, into: string): Promise<Product> {
    return this.prisma.transact(async (tx) => {
      const rows = await lockProducts(tx, [id, into]);
      const [from, to] = [id, into].map((one) => rows.find((row) => row.id === one));
      if (!from || !to) throw notFound('product');
      if (from.id === to.id || from.mergedInto !== null || to.state === 'retired') throw notMergeable();
      // Another grade is another steel, however alike the rest is.
      if (from.gradeKey !== to.gradeKey) throw otherGrade(from.grade, to.grade);
      const offers = await moveOffers(tx, id, into);
      await shortenMerges(tx, id, into);
      const version = from.version + 1;
      await updateProduct(tx, id, { state: 'retired', mergedInto: into, version });
      await insertChange(tx, {
        productId: id,
        kind: 'merge',
        state: 'applied',
        diff: { mergedInto: { from: null, to: into }, state: { from: from.state, to: 'retired' } },
        baseVersion: from.version,
        version,
        askedBy: caller.userId,
        organisationId: caller.organisationId,
        decidedBy: caller.userId,
        decidedAt: new Date(),
      });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'product.merge',
        subject: `product:${id}`,
        details: { into, offers: offers.length },
      });
      return presentProduct(to, 'en');
    });
  }
}

const notMergeable = (): AppError =>
  new AppError('conflict', {
    message: 'These two cannot be merged: name two different products, and one that stands to merge into.',
    details: { reason: 'not-mergeable' },
  });

const otherGrade = (from: string, to: string): AppError =>
  new AppError('conflict', {
    message: `${from} and ${to} are different grades, so these are two products.`,
    details: { reason: 'other-grade' },
  });
