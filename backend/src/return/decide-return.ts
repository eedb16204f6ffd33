import { Injectable } from '@nestjs/common';
import type {
  GoodsReturn,
  ReturnDecisionInput,
  ReturnReceiptInput,
  returnSettlementInput,
} from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { nextReturnState, requireReturnable, worthOfGramsDown } from '@topsteel/domain/goods-return';
import { formatAmount, formatKilograms } from '@topsteel/domain/units';
import type { z } from 'zod';
import { lockOrder, payBack, type StoredOrder } from '../order/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { OfferBook } from '../pricing/index.ts';
import { Payments } from '../rail/index.ts';
import {
  claimedGrams,
  findReturn,
  lockReturn,
  updateReturn,
  type StoredReturn,
} from './infra/return-store.ts';
import { ReadReturns } from './read-returns.ts';
import { keepWord } from './return-word.ts';

/** The seller answers a return, weighs what came back, and credits it or not. */
@Injectable()
export class DecideReturn {
  constructor(
    private readonly prisma: PrismaService,
    private readonly offers: OfferBook,
    private readonly payments: Payments,
    private readonly returns: ReadReturns,
  ) {}

  /**
   * An allowance that is authorised is paid at once; goods have to come back first.
   *
   * @throws AppError `not-found`; `conflict` when it was answered before; what `payBack` throws
   */
  decide(caller: OrganisationCaller, id: string, input: ReturnDecisionInput): Promise<GoodsReturn> {
    return this.change(caller, id, async (tx, order, row) => {
      const { answer } = input;
      const decided = { answer, decidedBy: caller.userId, decidedAt: new Date() };
      if (input.decision === 'refuse') {
        const after = await updateReturn(tx, id, { ...decided, state: nextReturnState(row.state, 'refuse') });
        await keepWord(tx, caller, after, {
          code: 'return-refused',
          what: `The seller refused ${row.number}: ${answer}`,
          action: 'return.refuse',
        });
        return;
      }
      if (row.kind !== 'return') {
        const creditMinor = BigInt(input.creditMinor ?? row.askedMinor ?? 0);
        await this.credit(tx, caller, order, row, { ...decided, creditMinor, isRestocked: false });
        return;
      }
      const after = await updateReturn(tx, id, {
        ...decided,
        state: nextReturnState(row.state, 'authorise'),
      });
      await keepWord(tx, caller, after, {
        code: 'return-authorised',
        what: `The seller takes ${formatKilograms(row.askedGrams)} kg back (${row.number}): ${answer}`,
        action: 'return.authorise',
      });
    });
  }

  /** The goods came back and were weighed. @throws AppError `not-found`; `conflict` unless it is authorised */
  receive(
    caller: OrganisationCaller,
    id: string,
    { massGrams, ticketNo }: ReturnReceiptInput,
  ): Promise<GoodsReturn> {
    return this.change(caller, id, async (tx, order, row) => {
      const receivedGrams = BigInt(massGrams);
      requireReturnable(receivedGrams, order.payment.titleGrams, await claimedGrams(tx, order.id, id));
      const state = nextReturnState(row.state, 'receive');
      const after = await updateReturn(tx, id, { state, receivedGrams, ticketNo, receivedAt: new Date() });
      await keepWord(tx, caller, after, {
        code: 'return-received',
        what: `${formatKilograms(receivedGrams)} kg came back on ticket ${ticketNo} (${row.number}).`,
        action: 'return.receive',
        details: { receivedGrams, ticketNo },
      });
    });
  }

  /**
   * Credits what came back, at most its price, or rejects it. What can be sold again is free for orders then.
   *
   * @throws AppError `not-found`; `conflict` unless the goods are back; what `payBack` throws
   */
  settle(
    caller: OrganisationCaller,
    id: string,
    input: z.output<typeof returnSettlementInput>,
  ): Promise<GoodsReturn> {
    return this.change(caller, id, async (tx, order, row) => {
      const { answer } = input;
      if (input.decision === 'reject') {
        const after = await updateReturn(tx, id, { answer, state: nextReturnState(row.state, 'reject') });
        await keepWord(tx, caller, after, {
          code: 'return-refused',
          what: `The seller does not credit what came back (${row.number}): ${answer}`,
          action: 'return.reject',
        });
        return;
      }
      const { amountMinor, terms, rail } = order.payment;
      const maxGrams = rail === 'usdc-escrow' ? terms.goods.maxGrams : terms.maxGrams;
      const worth = worthOfGramsDown(amountMinor, row.receivedGrams ?? 0n, maxGrams);
      const creditMinor = input.creditMinor === undefined ? worth : BigInt(input.creditMinor);
      if (creditMinor > worth) throw aboveWorth(worth, order);
      await this.credit(tx, caller, order, row, { answer, creditMinor, isRestocked: input.isRestocked });
    });
  }

  private async credit(
    tx: Tx,
    caller: OrganisationCaller,
    order: StoredOrder,
    row: StoredReturn,
    credit: {
      answer: string;
      creditMinor: bigint;
      isRestocked: boolean;
      decidedBy?: string;
      decidedAt?: Date;
    },
  ): Promise<void> {
    const { creditMinor, isRestocked } = credit;
    const state = nextReturnState(row.state, 'credit');
    const { id, number, reason } = row;
    const back = { id, number, reason, amountMinor: creditMinor, by: caller.name };
    const paidBy = await payBack(tx, this.payments, order, back);
    const after = await updateReturn(tx, row.id, { ...credit, state, paidBy });
    if (isRestocked) await this.offers.giveBack(tx, order.offerId, row.receivedGrams ?? 0n);
    await keepWord(tx, caller, after, {
      code: 'return-credited',
      what: `The seller credits ${formatAmount(creditMinor, row.currency)} ${row.currency} (${row.number}): ${credit.answer}`,
      action: 'return.credit',
      details: { creditMinor, paidBy, isRestocked, receivedGrams: row.receivedGrams },
    });
  }

  /** The order is locked before its return, always. */
  private async change(
    caller: OrganisationCaller,
    id: string,
    work: (tx: Tx, order: StoredOrder, row: StoredReturn) => Promise<void>,
  ): Promise<GoodsReturn> {
    await this.prisma.transact(async (tx) => {
      const seen = await findReturn(tx, id);
      if (seen?.sellerId !== caller.organisationId) throw notFound('return');
      const order = await lockOrder(tx, seen.orderId);
      const row = await lockReturn(tx, id);
      if (!order || !row) throw notFound('return');
      await work(tx, order, row);
    });
    return this.returns.read(caller, id);
  }
}

const aboveWorth = (worth: bigint, { payment }: StoredOrder) =>
  new AppError('conflict', {
    message: `What came back was sold for ${formatAmount(worth, payment.currency)} ${payment.currency}. Credit at most that.`,
    details: { reason: 'credit-too-large', worthMinor: worth.toString() },
  });
