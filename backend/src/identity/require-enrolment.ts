import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/index.ts';
import { requireStepUp, type CallerIdentity } from '../platform/http/index.ts';
import { SecondFactors } from './second-factors.ts';

/** Guards what adds a way to sign in: whoever has the session for a moment must not make it theirs for good. */
@Injectable()
export class RequireEnrolment {
  constructor(
    private readonly config: Config,
    private readonly factors: SecondFactors,
  ) {}

  /**
   * Wants a raised session. Somebody who signs in at their company alone has nothing here to raise it by: for their first
   * passkey or authenticator a sign-in of the last minutes is enough.
   *
   * @throws AppError `forbidden` with reason `step-up-needed`
   */
  async run(caller: CallerIdentity, now = new Date()): Promise<void> {
    const minutes = this.config.settings.payout.freshSignInMinutes;
    const { hasPassword, passkeys, authenticator } = await this.factors.state(caller);
    const hasNothing = !hasPassword && passkeys === 0 && authenticator !== 'on';
    const raisedAt = hasNothing ? (caller.raisedAt ?? caller.signedInAt) : caller.raisedAt;
    requireStepUp({ ...caller, ...(raisedAt && { raisedAt }) }, minutes, now);
  }
}
