import { Injectable } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { Config } from '../platform/config/index.ts';
import { isUniqueViolation, PrismaService } from '../platform/database/index.ts';
import type { CallerIdentity } from '../platform/http/index.ts';
import { mailTo } from '../platform/mail/index.ts';
import { findPerson, findPersonByEmail, setEmail } from './infra/person-store.ts';
import { makeTicket, takeTicket, voidTickets } from './infra/ticket-store.ts';
import { languageOf } from './language-of.ts';
import { tokenGone } from './passwords.ts';
import type { Visitor } from './sessions.ts';
import { SignInBrake } from './sign-in-brake.ts';
import { changedLetter, changes, newAddressLetter } from './sign-in-letters.ts';

const MINUTES = 24 * 60;
const shape = z.object({ email: z.string() });

/** A new e-mail address: asked for by who is signed in and has stepped up, confirmed by who reads mail there. */
@Injectable()
export class ChangeEmail {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly brake: SignInBrake,
  ) {}

  /** Mails a link to the new address. An address that somebody has is told nothing, and neither is who asks. */
  async ask(caller: CallerIdentity, visitor: Visitor, email: string): Promise<void> {
    await this.brake.require(visitor.address, null);
    if (await findPersonByEmail(this.prisma.client, email)) return;
    await this.prisma.transact(async (tx) => {
      const person = await findPerson(tx, caller.userId);
      if (!person) return;
      await voidTickets(tx, person.id, ['email-change']);
      const token = await makeTicket(tx, 'email-change', {
        minutes: MINUTES,
        userId: person.id,
        value: { email },
      });
      await mailTo(tx, {
        to: email,
        language: languageOf(person),
        template: newAddressLetter,
        values: { link: `${this.config.settings.publicUrl}/signin/email?token=${token}` },
        key: `email-change:${token.slice(0, 8)}:${person.id}`,
        isSecret: true,
      });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'email.ask',
        subject: `user:${person.id}`,
      });
    });
  }

  /** @throws AppError `expired` with reason `token-gone`; `conflict` when somebody took the address in the meantime */
  async confirm(visitor: Visitor, token: string): Promise<void> {
    await this.brake.require(visitor.address, null);
    try {
      await this.prisma.transact(async (tx) => {
        const ticket = await takeTicket(tx, 'email-change', token, shape);
        const person = ticket?.userId ? await findPerson(tx, ticket.userId) : null;
        if (!ticket || !person) throw tokenGone();
        await setEmail(tx, person.id, ticket.value.email);
        // A link to a new password that went to the old address ends with it.
        await voidTickets(tx, person.id, ['password-reset', 'unlock']);
        const language = languageOf(person);
        await mailTo(tx, {
          to: person.email,
          language,
          template: changedLetter,
          values: { what: changes.email[language] },
          key: `email-changed:${person.id}:${token.slice(0, 8)}`,
        });
        await recordAudit(tx, {
          actor: person.id,
          organisationId: person.organisationId,
          action: 'email.change',
          subject: `user:${person.id}`,
        });
      });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw new AppError('conflict', {
        message: 'Somebody signs in with this address already. Use another one.',
        details: { reason: 'email-taken' },
        cause: error,
      });
    }
  }
}
