import { Injectable } from '@nestjs/common';
import type { CloseWorkInput, WorkItem } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { resumed } from '@topsteel/domain/settlement';
import { lockOrder } from '../order/index.ts';
import type { CallerIdentity } from '../platform/http/index.ts';
import { CloseWorkItem } from '../work/index.ts';
import { findSettlement, insertResumption, updateSettlement } from './infra/settlement-store.ts';

/** A person has removed the cause: the settlement goes on from where it stands, with fresh patience. */
@Injectable()
export class RetrySettlement {
  constructor(private readonly work: CloseWorkItem) {}

  /** @throws AppError `not-found`; `conflict` when it does not stand still, or the item was closed before. */
  async run(caller: CallerIdentity, workId: string, input: CloseWorkInput): Promise<WorkItem> {
    return this.work.run(caller, workId, input, async (tx, { order_id: orderId, may_retry: mayRetry }) => {
      if (orderId === null || !mayRetry) throw notStuck();
      await lockOrder(tx, orderId);
      const settlement = await findSettlement(tx, orderId);
      if (settlement?.state !== 'manual') throw notStuck();
      const nowMs = Date.now();
      await insertResumption(tx, orderId, settlement.step);
      await updateSettlement(tx, orderId, resumed(settlement, nowMs), nowMs);
    });
  }
}

const notStuck = () =>
  new AppError('conflict', {
    message:
      'This settlement does not stand still, so there is nothing to try again. Close the item with a note.',
    details: { reason: 'not-stuck' },
  });
