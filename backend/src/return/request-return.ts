import { Injectable } from '@nestjs/common';
import type { GoodsReturn, returnInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { nextReturnState, requireReturnable } from '@topsteel/domain/goods-return';
import { formatKilograms } from '@topsteel/domain/units';
import type { z } from 'zod';
import { Attachments, type SentFile } from '../attachment/index.ts';
import { recordAudit } from '../audit/index.ts';
import { lockOrder } from '../order/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { claimedGrams, findReturn, insertReturn, lockReturn, updateReturn } from './infra/return-store.ts';
import { ReadReturns } from './read-returns.ts';
import { keepWord } from './return-word.ts';

/** The buyer asks to give goods back, or for a lower price. Nothing moves until the seller agrees. */
@Injectable()
export class RequestReturn {
  constructor(
    private readonly prisma: PrismaService,
    private readonly attachments: Attachments,
    private readonly returns: ReadReturns,
  ) {}

  /** @throws AppError `not-found`; `conflict` when nothing was delivered, or more is asked for than was */
  async run(
    caller: OrganisationCaller,
    orderId: string,
    input: z.output<typeof returnInput>,
  ): Promise<GoodsReturn> {
    const id = await this.prisma.transact(async (tx) => {
      const order = await lockOrder(tx, orderId);
      if (order?.buyerId !== caller.organisationId) throw notFound('order');
      const { payment } = order;
      if (payment.titleGrams === 0n || payment.capturedMinor === 0n) throw nothingDelivered();
      const askedGrams = BigInt(input.kind === 'return' ? (input.massGrams ?? 0) : 0);
      requireReturnable(askedGrams, payment.titleGrams, await claimedGrams(tx, orderId, null));
      const askedMinor = input.amountMinor === undefined ? null : BigInt(input.amountMinor);
      const row = await insertReturn(tx, {
        orderId,
        buyerId: order.buyerId,
        sellerId: order.sellerId,
        kind: input.kind,
        state: 'requested',
        reason: input.reason,
        askedGrams,
        askedPieces: input.pieces ?? null,
        currency: payment.currency,
        askedMinor,
        requestedBy: caller.userId,
      });
      const what =
        input.kind === 'return'
          ? `The buyer asks to return ${formatKilograms(askedGrams)} kg`
          : 'The buyer asks for a lower price';
      await keepWord(tx, caller, row, {
        code: 'return-requested',
        what: `${what} (${row.number}): ${input.reason}`,
        action: 'return.request',
        details: { kind: input.kind, askedGrams, askedMinor },
      });
      return row.id;
    });
    return this.returns.read(caller, id);
  }

  /** @throws AppError `not-found`; `conflict` once the goods have come back or it was decided */
  async withdraw(caller: OrganisationCaller, id: string): Promise<GoodsReturn> {
    await this.prisma.transact(async (tx) => {
      const row = await lockReturn(tx, id);
      if (row?.buyerId !== caller.organisationId) throw notFound('return');
      const after = await updateReturn(tx, id, { state: nextReturnState(row.state, 'withdraw') });
      await keepWord(tx, caller, after, {
        code: 'return-withdrawn',
        what: `The buyer withdrew ${row.number}.`,
        action: 'return.withdraw',
      });
    });
    return this.returns.read(caller, id);
  }

  /** A photo or a document of either side. @throws AppError `not-found`; what `Attachments.keep` throws */
  async addFile(caller: OrganisationCaller, id: string, file: SentFile): Promise<GoodsReturn> {
    await this.prisma.transact(async (tx) => {
      const row = await findReturn(tx, id);
      if (!row || ![row.buyerId, row.sellerId].includes(caller.organisationId)) throw notFound('return');
      const { organisationId, userId } = caller;
      const of = { subject: `return:${id}`, organisationId, uploadedBy: userId };
      const kept = await this.attachments.keep(tx, file, of);
      await recordAudit(tx, {
        actor: userId,
        organisationId,
        action: 'return.add-file',
        subject: `order:${row.orderId}`,
        details: { returnId: id, sha256: kept.sha256, name: kept.name },
      });
    });
    return this.returns.read(caller, id);
  }
}

const nothingDelivered = () =>
  new AppError('conflict', {
    message:
      'Nothing of this order was delivered and paid, so nothing can be returned. Cancel it, or open a dispute.',
    details: { reason: 'nothing-delivered' },
  });
