import { Injectable } from '@nestjs/common';
import type { ProductChange } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { columnsOf, type Diff } from './diff-product.ts';
import { lockChange, updateChange, type ProductChangeRow } from './infra/product-change-store.ts';
import { lockProduct, updateProduct } from './infra/product-store.ts';
import { presentChange } from './present-product.ts';

/** The operator's word on a change that was asked for. State: `waiting` → `applied` or `refused`. */
@Injectable()
export class DecideChange {
  constructor(private readonly prisma: PrismaService) {}

  /** @throws AppError `not-found`; `conflict` when it is decided, or the product says something else by now. */
  approve(caller: OrganisationCaller, id: string): Promise<ProductChange> {
    return this.decide(caller, id, 'applied', null, async (tx, change) => {
      const row = await lockProduct(tx, change.productId);
      if (!row) throw notFound('product');
      const columns =
        change.kind === 'propose' ? { state: 'published' } : columnsOf(row, change.diff as Diff);
      await updateProduct(tx, row.id, { ...columns, version: row.version + 1 });
      return row.version + 1;
    });
  }

  /** The asker reads the reason. A product that was only proposed is retired. */
  refuse(caller: OrganisationCaller, id: string, reason: string): Promise<ProductChange> {
    return this.decide(caller, id, 'refused', reason, async (tx, change) => {
      if (change.kind === 'propose') await updateProduct(tx, change.productId, { state: 'retired' });
      return null;
    });
  }

  private decide(
    caller: OrganisationCaller,
    id: string,
    state: 'applied' | 'refused',
    reason: string | null,
    act: (tx: Tx, change: ProductChangeRow) => Promise<number | null>,
  ): Promise<ProductChange> {
    return this.prisma.transact(async (tx) => {
      const change = await lockChange(tx, id);
      if (!change) throw notFound('change');
      if (change.state !== 'waiting') throw decided(change.state);
      const version = await act(tx, change);
      const decision = { state, version, decidedBy: caller.userId, decidedAt: new Date() };
      const row = await updateChange(tx, id, { ...decision, ...(reason !== null && { reason }) });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: state === 'applied' ? 'product.approve' : 'product.refuse',
        subject: `product:${change.productId}`,
        details: { change: id, reason },
      });
      return presentChange(row);
    });
  }
}

const decided = (state: string): AppError =>
  new AppError('conflict', {
    message: `This change is ${state} already.`,
    details: { reason: 'change-decided' },
  });
