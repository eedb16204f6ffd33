import { Injectable } from '@nestjs/common';
import type { AttemptInput, GroupPayment, Order } from '@topsteel/domain/api';
import { isAppError } from '@topsteel/domain/errors';
import { formatAmount } from '@topsteel/domain/units';
import { BeginAttempt, PriceRails, ReadOrders } from '../order/index.ts';
import type { OrganisationCaller } from '../platform/http/index.ts';
import { mayPay } from './present-group.ts';
import { ReadGroups } from './read-groups.ts';

/** One place to pay all orders of a group. */
@Injectable()
export class PayGroup {
  constructor(
    private readonly groups: ReadGroups,
    private readonly attempts: BeginAttempt,
    private readonly orders: ReadOrders,
    private readonly rails: PriceRails,
  ) {}

  /** What the buyer does to pay each order that waits, on the way that was chosen for it. @throws AppError `not-found` */
  async read(caller: OrganisationCaller, id: string): Promise<GroupPayment> {
    const { rows } = await this.groups.find(caller, id);
    const orders: Order[] = [];
    for (const row of rows.filter(mayPay)) orders.push(await this.orders.read(caller, row.id));
    return { group: await this.groups.read(caller, id), actions: orders.map(actionOf), problems: [] };
  }

  /**
   * Begins to pay every order that waits on another rail. Each order is paid by itself: one that can't be paid so is as it
   * was, and is named with its reason; the others go on. One that is open on that rail already is left as it is.
   *
   * @throws AppError `not-found`; `unavailable` when the rail can't be used now, `invalid-input` when it does not take the
   * currency; nothing is changed then.
   */
  async begin(caller: OrganisationCaller, id: string, input: AttemptInput): Promise<GroupPayment> {
    const { rows } = await this.groups.find(caller, id);
    await this.rails.requireOffered(input.rail);
    const problems: GroupPayment['problems'] = [];
    for (const row of rows.filter(mayPay)) {
      const isOpenSo =
        row.payment.state === 'awaiting' &&
        row.payment.rail === input.rail &&
        (input.currency === undefined || row.payCurrency === input.currency);
      if (isOpenSo) continue;
      try {
        await this.attempts.run(caller, row.id, input);
      } catch (error) {
        // What is wrong with the request is wrong for every order.
        if (!isAppError(error) || error.code === 'invalid-input') throw error;
        const { reason } = error.details as { reason?: string };
        problems.push({
          orderId: row.id,
          number: row.number,
          reason: reason ?? null,
          sentence: error.message,
        });
      }
    }
    return { ...(await this.read(caller, id)), problems };
  }
}

function actionOf({ id: orderId, number, payment }: Order): GroupPayment['actions'][number] {
  const { rail, currency, amountMinor, reference, action, typedData } = payment;
  const most = `at most ${formatAmount(BigInt(amountMinor), currency)} ${currency}`;
  const sentence =
    typedData !== null
      ? `Sign the payment of ${most} for ${number} in your wallet, and send the signature to the order.`
      : action === null || action.kind === 'none'
        ? `The payment of ${most} for ${number} is being prepared. Read this again in a moment.`
        : `Pay ${most} for ${number}.`;
  return { orderId, number, rail, currency, amountMinor, reference, action, typedData, sentence };
}
