import { Injectable } from '@nestjs/common';
import type { CreditInput, GoodsReturn } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { formatAmount } from '@topsteel/domain/units';
import { lockOrder, payBack } from '../order/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { Payments } from '../rail/index.ts';
import { insertReturn, updateReturn } from './infra/return-store.ts';
import { ReadReturns } from './read-returns.ts';
import { keepWord } from './return-word.ts';

/** The seller lowers the price of a delivered order by itself; a credit note follows, and no goods move. */
@Injectable()
export class GrantCredit {
  constructor(
    private readonly prisma: PrismaService,
    private readonly payments: Payments,
    private readonly returns: ReadReturns,
  ) {}

  /** @throws AppError `not-found`; `conflict` when nothing is paid; what `payBack` throws */
  async run(caller: OrganisationCaller, orderId: string, input: CreditInput): Promise<GoodsReturn> {
    const id = await this.prisma.transact(async (tx) => {
      const order = await lockOrder(tx, orderId);
      if (order?.sellerId !== caller.organisationId) throw notFound('order');
      const { payment } = order;
      if (payment.capturedMinor === 0n) {
        throw new AppError('conflict', {
          message:
            'Nothing of this order is paid yet. Deliver less, or agree on another price before it is paid.',
          details: { reason: 'nothing-paid' },
        });
      }
      const amountMinor = BigInt(input.amountMinor);
      const asked = await insertReturn(tx, {
        orderId,
        buyerId: order.buyerId,
        sellerId: order.sellerId,
        kind: input.kind,
        state: 'requested',
        reason: input.reason,
        askedGrams: 0n,
        askedPieces: null,
        currency: payment.currency,
        askedMinor: amountMinor,
        requestedBy: caller.userId,
      });
      const back = { id: asked.id, number: asked.number, reason: input.reason, amountMinor, by: caller.name };
      const paidBy = await payBack(tx, this.payments, order, back);
      const row = await updateReturn(tx, asked.id, {
        state: 'credited',
        creditMinor: amountMinor,
        paidBy,
        decidedBy: caller.userId,
        decidedAt: new Date(),
      });
      await keepWord(tx, caller, row, {
        code: 'credit-granted',
        what: `The seller credits ${formatAmount(amountMinor, payment.currency)} ${payment.currency} (${row.number}): ${input.reason}`,
        action: 'credit.grant',
        details: { kind: input.kind, amountMinor, paidBy },
      });
      return row.id;
    });
    return this.returns.read(caller, id);
  }
}
