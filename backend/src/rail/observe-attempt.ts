import { Injectable } from '@nestjs/common';
import { AppError, isAppError } from '@topsteel/domain/errors';
import { applyReading, nextLookMs, type Snapshot } from '@topsteel/domain/payment';
import type { Leg } from '@topsteel/domain/ledger';
import { recordAudit } from '../audit/index.ts';
import { enterGroup } from '../ledger/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { openWork } from '../work/index.ts';
import { booksOf } from './books-of.ts';
import { aroundOf, findAttempt, keepObservation, lockAttempt, lookAgainAt } from './infra/attempt-store.ts';
import { expireKeyOf, insertCommand } from './infra/command-store.ts';
import { noteFindings, noteTroubles } from './note-troubles.ts';
import type { AttemptListener, StoredAttempt } from './payments.ts';
import { RailRegistry } from './rail-registry.ts';

const MAX_READS = 8;

/**
 * Keeps what providers say. The provider is read outside of any transaction; the reading counts only while the attempt
 * is still as it was before, otherwise it may be older than what is kept and the provider is read again. So webhooks
 * that come twice, late, at once or out of order end in the provider's own state.
 */
@Injectable()
export class ObserveAttempt {
  private readonly listeners: AttemptListener[] = [];

  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly registry: RailRegistry,
  ) {}

  onChange(listener: AttemptListener): void {
    this.listeners.push(listener);
  }

  /**
   * @param cause what made us look: `webhook:<event id>`, `poll`, `command:<key>`
   * @throws AppError `not-found`, `unavailable` when the provider does not answer
   */
  async run(attemptId: string, cause: string): Promise<StoredAttempt> {
    for (let reads = 0; reads < MAX_READS; reads += 1) {
      const attempt = await this.find(attemptId);
      if (attempt.providerRef === null) return attempt;
      const said = await this.registry.get(attempt.rail).read(attempt);
      const kept = await this.keep(attempt, said, cause);
      if (kept) return kept;
    }
    throw new AppError('unavailable', {
      message: 'The payment keeps changing while it is read. It is read again in a moment.',
      details: { attemptId },
    });
  }

  /**
   * Keeps a reading in one transaction: more money is booked, listeners act, less money is booked.
   *
   * @returns null when the attempt has changed since it was read
   */
  async keep(read: StoredAttempt, said: Snapshot, cause: string): Promise<StoredAttempt | null> {
    try {
      return await this.prisma.transact((tx) => this.apply(tx, read, said, cause));
    } catch (error) {
      if (isAppError(error) && error.code === 'not-conserved') await this.reportBooks(read, error);
      throw error;
    }
  }

  private async apply(
    tx: Tx,
    read: StoredAttempt,
    said: Snapshot,
    cause: string,
  ): Promise<StoredAttempt | null> {
    const kept = await lockAttempt(tx, read.id, this.config.settings.publicUrl);
    if (kept?.version !== read.version) return null;
    const around = await aroundOf(tx, kept);
    const rail = this.registry.get(kept.rail);
    const { next, changed, findings, increases, decreases, judgement } = applyReading(
      { snapshot: kept.snapshot, version: kept.version, isClosed: kept.closedAt !== null },
      said,
      {
        amountMinor: kept.amountMinor,
        isOrderClosed: around.isClosed,
        hasOpenAttempt: around.hasOpenAttempt,
        isGivenBack: kept.isUnwanted,
        books: booksOf(rail, kept),
      },
    );
    await noteFindings(tx, kept, findings);
    const now = new Date();
    const after = next.snapshot;
    if (!changed) {
      await this.openChores(tx, kept);
      await this.closeWhenExpired(tx, kept, now);
      const waitMs = nextLookMs(after, now.getTime() - kept.updatedAt.getTime());
      await lookAgainAt(tx, kept.id, waitMs === null ? null : new Date(now.getTime() + waitMs));
      return kept;
    }
    const attempt: StoredAttempt = {
      ...kept,
      snapshot: after,
      state: next.state,
      version: next.version,
      closedAt: next.isClosed ? (kept.closedAt ?? now) : null,
      isUnwanted: kept.isUnwanted || judgement?.act === 'give-back',
    };
    const waitMs = nextLookMs(after, 0);
    await keepObservation(tx, attempt, cause, waitMs === null ? null : new Date(now.getTime() + waitMs));
    await this.enter(tx, attempt, 'in', increases, now);
    for (const listener of this.listeners) {
      await listener(tx, { attempt, before: kept.snapshot, after, cause });
    }
    await this.enter(tx, attempt, 'out', decreases, now);
    if (judgement?.act === 'give-back') await this.giveBack(tx, attempt, judgement.reason);
    await noteTroubles(tx, kept.snapshot, attempt, rail.abilities, around.buyerId, judgement);
    await this.openChores(tx, attempt);
    await recordAudit(tx, {
      actor: 'system',
      organisationId: null,
      action: 'payment.observe',
      subject: `order:${attempt.orderId}`,
      details: {
        attemptId: attempt.id,
        rail: attempt.rail,
        cause,
        before: kept.state,
        after: attempt.state,
        version: attempt.version,
      },
    });
    return attempt;
  }

  private async openChores(tx: Tx, attempt: StoredAttempt): Promise<void> {
    for (const chore of this.registry.get(attempt.rail).chores?.(attempt) ?? []) {
      await openWork(tx, { ...chore, orderId: attempt.orderId, organisationId: null });
    }
  }

  private async enter(
    tx: Tx,
    { id, version, orderId, currency }: StoredAttempt,
    part: 'in' | 'out',
    legs: readonly Leg[],
    effectiveAt: Date,
  ): Promise<void> {
    await enterGroup(tx, {
      externalRef: `attempt:${id}:${version}:${part}`,
      orderId,
      effectiveAt,
      legs: legs.map((leg) => ({ ...leg, currency })),
    });
  }

  /** Asked once for each amount that came in. */
  private async giveBack(tx: Tx, attempt: StoredAttempt, reason: string): Promise<void> {
    await insertCommand(tx, attempt.id, {
      key: `attempt:${attempt.id}:give-back:${attempt.snapshot.authorizedMinor}`,
      verb: 'void',
      amountMinor: attempt.snapshot.authorizedMinor,
      reason,
    });
  }

  /** The provider is told that the time to pay is over; what comes in all the same is judged when it comes. */
  private async closeWhenExpired(tx: Tx, attempt: StoredAttempt, now: Date): Promise<void> {
    const { phase, authorizedMinor } = attempt.snapshot;
    const isWaiting = phase === 'open' || phase === 'action-required';
    if (!isWaiting || authorizedMinor > 0n || !attempt.expiresAt || attempt.expiresAt > now) return;
    await insertCommand(tx, attempt.id, {
      key: expireKeyOf(attempt.id),
      verb: 'void',
      amountMinor: 0n,
      reason: 'The time to pay is over.',
    });
  }

  private async find(attemptId: string): Promise<StoredAttempt> {
    const attempt = await findAttempt(this.prisma.client, attemptId, this.config.settings.publicUrl);
    if (attempt) return attempt;
    throw new AppError('not-found', { message: 'This payment attempt does not exist.' });
  }

  private async reportBooks(attempt: StoredAttempt, error: AppError): Promise<void> {
    await this.prisma.transact((tx) =>
      openWork(tx, {
        key: `attempt:${attempt.id}:books:${attempt.version}`,
        kind: 'settlement-stuck',
        orderId: attempt.orderId,
        organisationId: null,
        reason: `What the provider says of order ${attempt.orderNumber} cannot be booked: ${error.message}`,
        action:
          'Compare the order’s accounts with the provider’s record, and correct the books at /finance/journal by an entry that names the order.',
        details: { attemptId: attempt.id, rail: attempt.rail },
      }),
    );
  }
}
