import { Injectable } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import type { PasswordSignIn } from '@topsteel/domain/api';
import { recordAudit } from '../audit/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { mailTo } from '../platform/mail/index.ts';
import { FinishSignIn, type SignInOutcome } from './finish-sign-in.ts';
import { isPassword, NOBODYS_HASH } from './hash-password.ts';
import { findPersonByEmail, passwordHashOf, type PersonRow } from './infra/person-store.ts';
import { makeTicket } from './infra/ticket-store.ts';
import { languageOf } from './language-of.ts';
import type { Visitor } from './sessions.ts';
import { lockedLetter } from './sign-in-letters.ts';
import { SignInBrake } from './sign-in-brake.ts';

const UNLOCK_MINUTES = 60;

/** Sign-in by e-mail address and password. */
@Injectable()
export class SignInByPassword {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly brake: SignInBrake,
    private readonly finish: FinishSignIn,
  ) {}

  /**
   * The answer is the same, and takes the same work, whether the address or the password is wrong.
   *
   * @throws AppError `unauthenticated` with reason `credentials-wrong`; `rate-limited` with reason `locked` or `too-many-attempts`
   */
  async run(visitor: Visitor, { email, password }: PasswordSignIn): Promise<SignInOutcome> {
    await this.brake.require(visitor.address, email);
    const person = await findPersonByEmail(this.prisma.client, email);
    const hash = person && (await passwordHashOf(this.prisma.client, person.id));
    const isRight = await isPassword(password, hash ?? NOBODYS_HASH);
    if (!person || !isRight) {
      const isNewlyLocked = await this.brake.failed(visitor.address, email);
      if (person && isNewlyLocked) await this.tellLocked(person);
      throw credentialsWrong();
    }
    await this.brake.passed(email);
    return this.prisma.transact((tx) =>
      this.finish.run(tx, visitor, {
        userId: person.id,
        method: 'password',
        hasTwoFactors: false,
        raises: true,
      }),
    );
  }

  private tellLocked(person: PersonRow): Promise<void> {
    return this.prisma.transact(async (tx) => {
      const token = await makeTicket(tx, 'unlock', {
        minutes: UNLOCK_MINUTES,
        userId: person.id,
        value: { email: person.email },
      });
      await mailTo(tx, {
        to: person.email,
        language: languageOf(person),
        template: lockedLetter,
        values: { link: `${this.config.settings.publicUrl}/signin/unlock?token=${token}` },
        key: `sign-in-locked:${token.slice(0, 8)}:${person.id}`,
        isSecret: true,
      });
      await recordAudit(tx, {
        actor: 'system',
        organisationId: person.organisationId,
        action: 'session.lock',
        subject: `user:${person.id}`,
      });
    });
  }
}

const credentialsWrong = () =>
  new AppError('unauthenticated', {
    message: 'E-mail address or password is wrong. Check both, or set a new password.',
    details: { reason: 'credentials-wrong' },
  });
