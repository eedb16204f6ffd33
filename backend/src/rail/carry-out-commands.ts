import { Injectable, Logger } from '@nestjs/common';
import { isAppError } from '@topsteel/domain/errors';
import { emptySnapshot } from '@topsteel/domain/payment';
import { recordAudit } from '../audit/index.ts';
import { requireMoneyMoves } from '../platform/bridge/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { openWork } from '../work/index.ts';
import { findAttempt, keepOpened, lookAgainAt } from './infra/attempt-store.ts';
import { endCommand, putOffCommand, takeDueCommand, type StoredCommand } from './infra/command-store.ts';
import { ObserveAttempt } from './observe-attempt.ts';
import type { StoredAttempt } from './payments.ts';
import { RailRegistry } from './rail-registry.ts';
import type { Opened } from './rail.ts';

const LONGEST_WAIT_MS = 300_000;
const TRIES_UNTIL_WORK = 8;

/**
 * Carries out what was asked of providers. The process may end anywhere: a command is marked done after the provider has
 * taken it on, and its repeat carries the same key, so the provider does it once.
 */
@Injectable()
export class CarryOutCommands {
  private readonly logger = new Logger('rail');

  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly registry: RailRegistry,
    private readonly observing: ObserveAttempt,
  ) {}

  /** Carries out everything that is due. @returns how many commands were taken up */
  async run(): Promise<number> {
    let count = 0;
    for (;;) {
      const command = await takeDueCommand(this.prisma.client);
      if (!command) return count;
      count += 1;
      await this.carryOut(command);
    }
  }

  private async carryOut(command: StoredCommand): Promise<void> {
    const attempt = await findAttempt(this.prisma.client, command.attemptId, this.config.settings.publicUrl);
    if (!attempt) return;
    try {
      await this.ask(command, attempt);
    } catch (error) {
      const refusal = isAppError(error) && ['conflict', 'invalid-input', 'not-found'].includes(error.code);
      const sentence = error instanceof Error ? error.message : String(error);
      if (refusal) await this.giveUp(command, attempt, sentence);
      else await this.putOff(command, attempt, sentence);
      return;
    }
    await this.observing.run(attempt.id, `command:${command.key}`).catch(async (error: unknown) => {
      this.logger.warn(`Order ${attempt.orderNumber} is read again: ${String(error)}`);
      await lookAgainAt(this.prisma.client, attempt.id, new Date());
    });
  }

  private async ask(command: StoredCommand, attempt: StoredAttempt): Promise<void> {
    const rail = this.registry.get(attempt.rail);
    const { key, amountMinor, reason, verb } = command;
    if (verb === 'open') {
      const opened = attempt.providerRef === null ? await rail.open(attempt) : null;
      await this.end(command, attempt, opened);
      return;
    }
    if (attempt.providerRef === null) {
      // Opening it was refused for good: there is nothing to give back.
      if (verb === 'void') return this.end(command, attempt, null);
      return this.giveUp(command, attempt, 'The provider never took the payment on.');
    }
    await requireMoneyMoves(this.prisma.client);
    await rail[verb](attempt, { key, amountMinor, reason });
    await this.end(command, attempt, null);
  }

  private async end(command: StoredCommand, attempt: StoredAttempt, opened: Opened | null): Promise<void> {
    await this.prisma.transact(async (tx) => {
      if (!(await endCommand(tx, command.id, 'done', null))) return;
      if (opened) await keepOpened(tx, attempt.id, opened);
      await recordAudit(tx, {
        actor: 'system',
        organisationId: null,
        action: `payment.${command.verb}`,
        subject: `order:${attempt.orderId}`,
        details: {
          attemptId: attempt.id,
          rail: attempt.rail,
          key: command.key,
          amountMinor: command.amountMinor,
        },
      });
    });
  }

  /** The provider does not answer: the same is asked again later, for as long as it takes. */
  private async putOff(command: StoredCommand, attempt: StoredAttempt, sentence: string): Promise<void> {
    this.logger.warn(`${command.verb} of order ${attempt.orderNumber} is tried again: ${sentence}`);
    await this.prisma.transact(async (tx) => {
      const waitMs = Math.min(1_000 * 2 ** (command.tries - 1), LONGEST_WAIT_MS);
      await putOffCommand(tx, command.id, waitMs, sentence);
      if (command.tries < TRIES_UNTIL_WORK) return;
      await openWork(tx, {
        key: `command:${command.id}:waits`,
        kind: 'settlement-stuck',
        orderId: attempt.orderId,
        organisationId: null,
        reason: `The ${command.verb} of order ${attempt.orderNumber} has been tried ${command.tries} times: ${sentence}`,
        action: 'Look at the provider’s status. The system goes on trying.',
        details: { attemptId: attempt.id, key: command.key },
      });
    });
  }

  /** The provider refuses for good: a person has to look, and an attempt that was never opened is closed. */
  private async giveUp(command: StoredCommand, attempt: StoredAttempt, sentence: string): Promise<void> {
    const { verb } = command;
    await this.prisma.transact(async (tx) => {
      if (!(await endCommand(tx, command.id, 'failed', sentence)) || verb === 'open') return;
      await openWork(tx, {
        key: `command:${command.id}`,
        kind: verb === 'capture' ? 'settlement-stuck' : 'refund-failed',
        orderId: attempt.orderId,
        organisationId: null,
        reason: `The ${verb} of order ${attempt.orderNumber} was refused: ${sentence}`,
        action:
          verb === 'capture'
            ? 'Ask the buyer to pay another way, or settle the amount outside and note it here.'
            : 'Give the money back another way, and note how.',
        details: {
          attemptId: attempt.id,
          key: command.key,
          amountMinor: command.amountMinor.toString(),
          currency: attempt.currency,
        },
      });
    });
    if (verb === 'open') {
      await this.observing.keep(
        attempt,
        { ...emptySnapshot, phase: 'closed', failure: sentence },
        `command:${command.key}`,
      );
    } else {
      await this.observing.run(attempt.id, `command:${command.key}`).catch(() => undefined);
    }
  }
}
