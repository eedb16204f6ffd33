import { Injectable } from '@nestjs/common';
import type { SignInAnswer } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import type { SignInMethod } from './infra/session-store.ts';
import { findPerson } from './infra/person-store.ts';
import { makeTicket, takeTicket, tryTicket } from './infra/ticket-store.ts';
import { SecondFactors, wrongCode } from './second-factors.ts';
import { Sessions, type Visitor } from './sessions.ts';
import { SignInBrake } from './sign-in-brake.ts';

const PENDING_MINUTES = 10;
const MOST_CODES = 5;
const pending = z.object({ method: z.enum(['password', 'wallet', 'oidc', 'saml']) });

/** What a sign-in answers with the cookies that go along. */
export interface SignInOutcome {
  answer: SignInAnswer;
  cookies: string[];
}

/** The end of every way to sign in: either a session, or the question for a second factor. */
@Injectable()
export class FinishSignIn {
  constructor(
    private readonly prisma: PrismaService,
    private readonly sessions: Sessions,
    private readonly factors: SecondFactors,
    private readonly brake: SignInBrake,
  ) {}

  /**
   * Opens the session, in the caller's transaction, unless a second factor is still owed: whoever has turned one on is asked
   * at every sign-in, by whichever way, except by passkey (which is two factors) and where the company answers for its
   * identity provider.
   *
   * @param proof what was shown: `hasTwoFactors` when it was two, `raises` when the session may do sensitive acts at once
   */
  async run(
    tx: Tx,
    visitor: Visitor,
    proof: { userId: string; method: SignInMethod; hasTwoFactors: boolean; raises: boolean },
  ): Promise<SignInOutcome> {
    const { userId, method } = proof;
    if (!proof.hasTwoFactors && (await this.factors.isOn(tx, userId))) {
      const ticket = await makeTicket(tx, 'second-factor', {
        minutes: PENDING_MINUTES,
        userId,
        value: { method },
      });
      const { cookies } = this.sessions;
      return {
        answer: { state: 'second-factor' },
        cookies: [cookies.give(cookies.pending, ticket, PENDING_MINUTES * 60)],
      };
    }
    return this.open(tx, visitor, proof);
  }

  /**
   * Second half of a sign-in: the ticket in the cookie and a code. Five codes a ticket, and the account's brake beside.
   *
   * @throws AppError `unauthenticated` with reason `sign-in-gone` or `code-wrong`; `rate-limited`
   */
  async second(visitor: Visitor, code: string): Promise<SignInOutcome> {
    await this.brake.require(visitor.address, null);
    const { cookies } = this.sessions;
    const ticket = cookies.read(cookies.pending, visitor.cookie);
    if (ticket === null) throw gone();
    // Counted in a commit of its own: a wrong code must not be free.
    const held = await tryTicket(this.prisma.client, 'second-factor', ticket, pending, MOST_CODES);
    if (!held?.userId) throw gone();
    const { userId, value } = held;
    await this.brake.requireUnlocked(visitor.address, `code:${userId}`);
    const outcome = await this.prisma.transact(async (tx) => {
      if (!(await this.factors.use(tx, userId, code))) return null;
      if (!(await takeTicket(tx, 'second-factor', ticket, pending))) throw gone();
      return this.open(tx, visitor, { userId, method: value.method, hasTwoFactors: true, raises: true });
    });
    if (!outcome) {
      await this.brake.failed(visitor.address, `code:${userId}`);
      throw wrongCode();
    }
    await this.brake.passed(`code:${userId}`);
    return outcome;
  }

  private async open(
    tx: Tx,
    visitor: Visitor,
    proof: { userId: string; method: SignInMethod; hasTwoFactors: boolean; raises: boolean },
  ): Promise<SignInOutcome> {
    const { raises, ...session } = proof;
    const cookies = await this.sessions.open(tx, visitor, {
      ...session,
      raisedAt: raises ? new Date() : null,
    });
    const person = await findPerson(tx, proof.userId);
    await recordAudit(tx, {
      actor: proof.userId,
      organisationId: person?.organisationId ?? null,
      action: 'session.open',
      subject: `user:${proof.userId}`,
      details: { method: proof.method, hasTwoFactors: proof.hasTwoFactors },
    });
    return { answer: { state: 'signed-in' }, cookies };
  }
}

const gone = () =>
  new AppError('unauthenticated', {
    message: 'This sign-in has expired, or had too many wrong codes. Begin again.',
    details: { reason: 'sign-in-gone' },
  });
