import { Injectable } from '@nestjs/common';
import type { Product } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { insertChange } from './infra/product-change-store.ts';
import { countOpenOffers, lockProduct, updateProduct, type ProductRow } from './infra/product-store.ts';
import { presentProduct } from './present-product.ts';

/** Takes a product out of the catalogue, or puts it back. State: `published` ↔ `retired`; `proposed` → `published`. */
@Injectable()
export class RetireProduct {
  constructor(private readonly prisma: PrismaService) {}

  /** @throws AppError `conflict` while somebody offers it, or when it is retired. */
  retire(caller: OrganisationCaller, id: string, reason: string): Promise<Product> {
    return this.move(caller, id, 'retired', reason, async (tx, row) => {
      const open = await countOpenOffers(tx, row.id);
      if (open > 0) throw stillOffered(open);
    });
  }

  /** @throws AppError `conflict` when it is published, or was merged into another. */
  publish(caller: OrganisationCaller, id: string, reason: string): Promise<Product> {
    return this.move(caller, id, 'published', reason, (_tx, row) => {
      if (row.mergedInto !== null) throw merged(row.mergedInto);
      return Promise.resolve();
    });
  }

  private move(
    caller: OrganisationCaller,
    id: string,
    state: 'published' | 'retired',
    reason: string,
    check: (tx: Tx, row: ProductRow) => Promise<void>,
  ): Promise<Product> {
    return this.prisma.transact(async (tx) => {
      const row = await lockProduct(tx, id);
      if (!row) throw notFound('product');
      if (row.state === state) throw already(state);
      await check(tx, row);
      const version = row.version + 1;
      const kind = state === 'retired' ? 'retire' : 'publish';
      const moved = await updateProduct(tx, id, { state, version });
      await insertChange(tx, {
        productId: id,
        kind,
        state: 'applied',
        diff: { state: { from: row.state, to: state } },
        baseVersion: row.version,
        version,
        askedBy: caller.userId,
        organisationId: caller.organisationId,
        decidedBy: caller.userId,
        decidedAt: new Date(),
        reason,
      });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: `product.${kind}`,
        subject: `product:${id}`,
        details: { reason },
      });
      return presentProduct(moved, 'en');
    });
  }
}

const already = (state: string): AppError =>
  new AppError('conflict', {
    message: `This product is ${state} already.`,
    details: { reason: `already-${state}` },
  });

const stillOffered = (open: number): AppError =>
  new AppError('conflict', {
    message: `This product has ${open.toString()} open offers. Merge it into another product, or wait until they are withdrawn.`,
    details: { reason: 'still-offered' },
  });

const merged = (into: string): AppError =>
  new AppError('conflict', {
    message: `This product was merged into ${into}; publish that one.`,
    details: { reason: 'product-merged', productId: into },
  });
