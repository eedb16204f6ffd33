import { Injectable } from '@nestjs/common';
import type { Language, PasswordChange, PasswordReset } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import type { CallerIdentity } from '../platform/http/index.ts';
import { mailTo } from '../platform/mail/index.ts';
import { hashPassword, isPassword, NOBODYS_HASH } from './hash-password.ts';
import {
  findPerson,
  findPersonByEmail,
  passwordHashOf,
  setPassword,
  type PersonRow,
} from './infra/person-store.ts';
import { endSessions } from './infra/session-store.ts';
import { makeTicket, takeTicket, voidTickets } from './infra/ticket-store.ts';
import { languageOf } from './language-of.ts';
import { RequireGoodPassword } from './require-good-password.ts';
import type { Visitor } from './sessions.ts';
import { SignInBrake } from './sign-in-brake.ts';
import { changedLetter, changes, resetLetter } from './sign-in-letters.ts';

const RESET_MINUTES = 60;

/** Passwords: changed by who knows the old one, set anew by who reads the mail. Either ends every other session. */
@Injectable()
export class Passwords {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly good: RequireGoodPassword,
    private readonly brake: SignInBrake,
  ) {}

  /** @throws AppError `forbidden` with reason `password-wrong`; `invalid-input` for a password that others would try */
  async change(caller: CallerIdentity, visitor: Visitor, { current, next }: PasswordChange): Promise<void> {
    await this.brake.require(visitor.address, caller.email);
    const hash = await passwordHashOf(this.prisma.client, caller.userId);
    if (!(await isPassword(current, hash ?? NOBODYS_HASH))) {
      await this.brake.failed(visitor.address, caller.email);
      throw new AppError('forbidden', {
        message: 'Your present password is another one. If you forgot it, have a link mailed to you.',
        details: { reason: 'password-wrong' },
      });
    }
    await this.good.run(next, caller);
    const nextHash = await hashPassword(next);
    await this.prisma.transact(async (tx) => {
      const person = await findPerson(tx, caller.userId);
      if (person) await this.set(tx, person, nextHash, 'password.change', caller.sessionId);
    });
  }

  /** Mails a link. Nothing of the answer tells whether anybody has this address. */
  async mailReset(
    visitor: Visitor,
    input: { email: string; language?: Language | undefined },
  ): Promise<void> {
    await this.brake.require(visitor.address, null);
    const person = await findPersonByEmail(this.prisma.client, input.email);
    if (!person) return;
    await this.prisma.transact(async (tx) => {
      await voidTickets(tx, person.id, ['password-reset']);
      const token = await makeTicket(tx, 'password-reset', { minutes: RESET_MINUTES, userId: person.id });
      await mailTo(tx, {
        to: person.email,
        language: input.language ?? languageOf(person),
        template: resetLetter,
        values: { link: `${this.config.settings.publicUrl}/signin/reset?token=${token}` },
        key: `password-reset:${token.slice(0, 8)}:${person.id}`,
        isSecret: true,
      });
    });
  }

  /**
   * Sets the password of who holds the mailed token. Signs nobody in: a second factor is asked for at the sign-in that follows.
   *
   * @throws AppError `expired` with reason `token-gone`; `invalid-input` for a password that others would try
   */
  async reset(visitor: Visitor, { token, password }: PasswordReset): Promise<void> {
    await this.brake.require(visitor.address, null);
    this.good.requireUncommon(password, { email: '' });
    await this.good.run(password, { email: '' });
    const hash = await hashPassword(password);
    const email = await this.prisma.transact(async (tx) => {
      const ticket = await takeTicket(tx, 'password-reset', token, z.unknown());
      const person = ticket?.userId ? await findPerson(tx, ticket.userId) : null;
      if (!person) throw tokenGone();
      await this.set(tx, person, hash, 'password.reset', undefined);
      return person.email;
    });
    await this.brake.passed(email);
  }

  private async set(
    tx: Tx,
    person: PersonRow,
    hash: string,
    action: string,
    keptSession: string | undefined,
  ): Promise<void> {
    await setPassword(tx, person.id, hash);
    await voidTickets(tx, person.id, ['password-reset', 'email-change', 'second-factor']);
    const ended = await endSessions(tx, {
      userId: person.id,
      ...(keptSession !== undefined && { id: { not: keptSession } }),
    });
    const language = languageOf(person);
    await mailTo(tx, {
      to: person.email,
      language,
      template: changedLetter,
      values: { what: changes.password[language] },
      key: `password-changed:${person.id}:${hash.slice(0, 16)}`,
    });
    await recordAudit(tx, {
      actor: person.id,
      organisationId: person.organisationId,
      action,
      subject: `user:${person.id}`,
      details: { endedSessions: ended },
    });
  }
}

export const tokenGone = () =>
  new AppError('expired', {
    message: 'This link was used already, or its time has passed. Have a new one mailed to you.',
    details: { reason: 'token-gone' },
  });
