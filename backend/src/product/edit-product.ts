import { Injectable } from '@nestjs/common';
import type { productEditInput, ProductChange } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { columnsOf, diffOf } from './diff-product.ts';
import { insertChange } from './infra/product-change-store.ts';
import { lockProduct, updateProduct } from './infra/product-store.ts';
import { presentChange } from './present-product.ts';

/** Asks for a change of a product as a diff. The operator's own is applied at once. State: none → `waiting` or `applied`. */
@Injectable()
export class EditProduct {
  constructor(private readonly prisma: PrismaService) {}

  /** @throws AppError `not-found`; `conflict` on a retired product; `invalid-input` when nothing would change. */
  run(
    caller: OrganisationCaller,
    id: string,
    edit: z.output<typeof productEditInput>,
  ): Promise<ProductChange> {
    const isOperator = caller.access.includes('operator');
    return this.prisma.transact(async (tx) => {
      const row = await lockProduct(tx, id);
      if (!row) throw notFound('product');
      if (row.state === 'retired') throw retired();
      const diff = diffOf(row, edit);
      if (Object.keys(diff).length === 0) throw nothingChanges();
      const version = isOperator ? row.version + 1 : null;
      if (isOperator) await updateProduct(tx, id, { ...columnsOf(row, diff), version: row.version + 1 });
      const change = await insertChange(tx, {
        productId: id,
        kind: 'edit',
        state: isOperator ? 'applied' : 'waiting',
        diff: diff as object,
        baseVersion: row.version,
        version,
        askedBy: caller.userId,
        organisationId: caller.organisationId,
        reason: edit.reason ?? null,
        ...(isOperator && { decidedBy: caller.userId, decidedAt: new Date() }),
      });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: isOperator ? 'product.edit' : 'product.ask-edit',
        subject: `product:${id}`,
        details: { change: change.id, diff },
      });
      return presentChange(change);
    });
  }
}

const retired = (): AppError =>
  new AppError('conflict', {
    message: 'This product is retired. Publish it again before you change it.',
    details: { reason: 'product-retired' },
  });

const nothingChanges = (): AppError =>
  new AppError('invalid-input', {
    message: 'The product says all of this already. Change something, or leave it.',
    details: { reason: 'nothing-changes' },
  });
