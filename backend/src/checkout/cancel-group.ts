import { Injectable } from '@nestjs/common';
import type { CancellationInput, GroupCancellation } from '@topsteel/domain/api';
import { isAppError } from '@topsteel/domain/errors';
import { CancelOrder, mayCancel } from '../order/index.ts';
import type { OrganisationCaller } from '../platform/http/index.ts';
import { mayPay } from './present-group.ts';
import { ReadGroups } from './read-groups.ts';

/** Ends the orders of a group that nobody has paid. What is paid goes on, order by order. */
@Injectable()
export class CancelGroup {
  constructor(
    private readonly groups: ReadGroups,
    private readonly cancel: CancelOrder,
  ) {}

  /**
   * Each order is ended by itself; the answer says which were, and why the others were not. Safe to repeat.
   *
   * @throws AppError `not-found`
   */
  async run(caller: OrganisationCaller, id: string, input: CancellationInput): Promise<GroupCancellation> {
    const { rows } = await this.groups.find(caller, id);
    const cancelled: string[] = [];
    const kept: { orderId: string; sentence: string }[] = [];
    for (const row of rows) {
      if (!mayPay(row) || !mayCancel(row, 'buyer')) {
        kept.push({ orderId: row.id, sentence: `${row.number} is paid, on its way, or over already.` });
        continue;
      }
      try {
        await this.cancel.run(caller, row.id, input);
        cancelled.push(row.id);
      } catch (error) {
        if (!isAppError(error) || error.code !== 'conflict') throw error;
        kept.push({ orderId: row.id, sentence: error.message });
      }
    }
    return { group: await this.groups.read(caller, id), cancelled, kept };
  }
}
