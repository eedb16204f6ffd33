import { Injectable } from '@nestjs/common';
import type { StepUpAnswer, StepUpInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import type { CallerIdentity } from '../platform/http/index.ts';
import { isPassword, NOBODYS_HASH } from './hash-password.ts';
import { passwordHashOf } from './infra/person-store.ts';
import { raiseSession } from './infra/session-store.ts';
import { Passkeys } from './passkeys.ts';
import { SecondFactors } from './second-factors.ts';
import type { Visitor } from './sessions.ts';
import { SignInBrake } from './sign-in-brake.ts';

/** Raises the session of a request for some minutes, by something that only the person knows or has. */
@Injectable()
export class StepUp {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly brake: SignInBrake,
    private readonly factors: SecondFactors,
    private readonly passkeys: Passkeys,
  ) {}

  /**
   * Whoever has an authenticator raises by it or by passkey: the password alone was enough before they turned it on.
   *
   * @throws AppError `forbidden` with reason `step-up-failed`; `rate-limited` after several wrong ones
   */
  async run(caller: CallerIdentity, visitor: Visitor, input: StepUpInput): Promise<StepUpAnswer> {
    const { sessionId } = caller;
    if (sessionId === undefined) throw failed('Only a session can be raised. Sign in with a browser.');
    const account = `code:${caller.userId}`;
    await this.brake.require(visitor.address, account);
    const now = new Date();
    if (!(await this.isProven(caller, input))) {
      await this.brake.failed(visitor.address, account);
      throw failed('That did not prove that it is you. Check what you sent and try again.');
    }
    await this.brake.passed(account);
    await this.prisma.transact(async (tx) => {
      await raiseSession(tx, sessionId, now, input.by !== 'password');
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'session.raise',
        subject: `user:${caller.userId}`,
        details: { by: input.by },
      });
    });
    const minutes = this.config.settings.payout.freshSignInMinutes;
    return { raisedUntil: new Date(now.getTime() + minutes * 60_000).toISOString() };
  }

  private async isProven({ userId }: CallerIdentity, input: StepUpInput): Promise<boolean> {
    if (input.by === 'code') return this.prisma.transact((tx) => this.factors.use(tx, userId, input.code));
    if (input.by === 'passkey') return (await this.passkeys.verify(input)) === userId;
    const hash = await passwordHashOf(this.prisma.client, userId);
    if (!(await isPassword(input.password, hash ?? NOBODYS_HASH))) return false;
    if (!(await this.factors.isOn(this.prisma.client, userId))) return true;
    throw new AppError('forbidden', {
      message: 'You have an authenticator: send its code, or use your passkey.',
      details: { reason: 'second-factor-needed' },
    });
  }
}

const failed = (message: string): AppError =>
  new AppError('forbidden', { message, details: { reason: 'step-up-failed' } });
