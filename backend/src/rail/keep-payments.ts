import { Injectable } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import { attemptReferenceOf, type RailName } from '@topsteel/domain/payment';
import { recordAudit, recordAudits } from '../audit/index.ts';
import { Config } from '../platform/config/index.ts';
import { newId, type Tx } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import {
  attemptsOfOrder,
  countAttempts,
  findAttempt,
  insertAttempt,
  insertFirstAttempts,
} from './infra/attempt-store.ts';
import { insertCommand } from './infra/command-store.ts';
import { ObserveAttempt } from './observe-attempt.ts';
import {
  Payments,
  type AttemptListener,
  type FirstAttempt,
  type NewAttempt,
  type StoredAttempt,
} from './payments.ts';
import { RailRegistry } from './rail-registry.ts';
import type { PayerAction } from './rail.ts';

/** Payments as orders use them: everything asked is kept first and carried out after the commit. */
@Injectable()
export class KeepPayments extends Payments {
  constructor(
    private readonly config: Config,
    private readonly registry: RailRegistry,
    private readonly observing: ObserveAttempt,
  ) {
    super();
  }

  async offered(): Promise<{ rail: RailName; unavailable: string | null }[]> {
    return Promise.all(
      this.registry.rails.map(async (rail) => ({ rail: rail.name, unavailable: await rail.unavailable() })),
    );
  }

  async begin(tx: Tx, attempt: NewAttempt): Promise<StoredAttempt> {
    await this.requireAvailable(attempt.rail);
    const order = await countAttempts(tx, attempt.orderId);
    if (!order) throw notFound('order');
    const id = newId();
    const reference = attemptReferenceOf(order.number, order.count + 1);
    if (!(await insertAttempt(tx, id, attempt, reference))) {
      throw new AppError('conflict', {
        message:
          'This order is being paid already. Finish that payment, or wait until it has ended to pay another way.',
        details: { reason: 'attempt-open' },
      });
    }
    await insertCommand(tx, id, { key: `attempt:${id}:open`, verb: 'open', amountMinor: 0n, reason: '' });
    await recordAudit(tx, {
      actor: 'system',
      organisationId: null,
      action: 'payment.begin',
      subject: `order:${attempt.orderId}`,
      details: { attemptId: id, rail: attempt.rail, amountMinor: attempt.amountMinor, reference },
    });
    const begun = await findAttempt(tx, id, this.config.settings.publicUrl);
    if (!begun) throw notFound('payment attempt');
    return begun;
  }

  async beginFirst(tx: Tx, attempts: readonly FirstAttempt[]): Promise<void> {
    for (const rail of new Set(attempts.map((attempt) => attempt.rail))) await this.requireAvailable(rail);
    const named = attempts.map((attempt) => ({
      ...attempt,
      reference: attemptReferenceOf(attempt.orderNumber, 1),
    }));
    await insertFirstAttempts(tx, named);
    await recordAudits(
      tx,
      named.map(({ id, orderId, rail, amountMinor, reference }) => ({
        actor: 'system',
        organisationId: null,
        action: 'payment.begin',
        subject: `order:${orderId}`,
        details: { attemptId: id, rail, amountMinor, reference },
      })),
    );
  }

  private async requireAvailable(rail: RailName): Promise<void> {
    const unavailable = await this.registry.get(rail).unavailable();
    if (unavailable === null) return;
    throw new AppError('conflict', { message: unavailable, details: { reason: 'rail-unavailable' } });
  }

  attemptsOf(tx: Tx, orderId: string): Promise<StoredAttempt[]> {
    return attemptsOfOrder(tx, orderId, this.config.settings.publicUrl);
  }

  actionOf(attempt: StoredAttempt): PayerAction {
    if (attempt.providerRef === null) return { kind: 'none' };
    return this.registry.get(attempt.rail).actionOf(attempt);
  }

  async request(
    tx: Tx,
    attemptId: string,
    command: { key: string; verb: 'capture' | 'void' | 'refund'; amountMinor: bigint; reason: string },
  ): Promise<boolean> {
    const asked = await insertCommand(tx, attemptId, command);
    if (!asked) return false;
    const attempt = await findAttempt(tx, attemptId, this.config.settings.publicUrl);
    await recordAudit(tx, {
      actor: 'system',
      organisationId: null,
      action: `payment.request-${command.verb}`,
      subject: `order:${attempt?.orderId ?? ''}`,
      details: { attemptId, key: command.key, amountMinor: command.amountMinor, reason: command.reason },
    });
    return true;
  }

  observe(attemptId: string, cause: string): Promise<StoredAttempt> {
    return this.observing.run(attemptId, cause);
  }

  onChange(listener: AttemptListener): void {
    this.observing.onChange(listener);
  }
}
