import { Injectable } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import type { Tx } from '../platform/database/index.ts';
import { hashPassword } from './hash-password.ts';
import { insertMember } from './infra/member-store.ts';
import { findPersonByEmail } from './infra/person-store.ts';
import { RequireGoodPassword } from './require-good-password.ts';
import { SeatPerson, type MemberToAdd } from './seat-person.ts';

/** Gives a person a sign-in and a place in an organisation, in the caller's transaction. */
@Injectable()
export class AddMember {
  constructor(
    private readonly good: RequireGoodPassword,
    private readonly seat: SeatPerson,
  ) {}

  /**
   * Somebody who is known here and belongs nowhere, an auditor or a former member, takes the place, and sets a password by a
   * link to the mailbox.
   *
   * @throws AppError `conflict` when the e-mail address has a place already; `invalid-input` for one of the commonest passwords.
   */
  async run(tx: Tx, member: MemberToAdd): Promise<string> {
    const person = await findPersonByEmail(tx, member.email);
    if (person?.organisationId === null) return this.seat.byOthers(tx, person, member);
    if (person) {
      throw new AppError('conflict', {
        message: `${member.email} has a sign-in already. Use another e-mail address.`,
        details: {
          reason: 'email-taken',
          errors: [{ field: 'member.email', message: 'This e-mail address is taken.' }],
        },
      });
    }
    const { password, ...rest } = member;
    // The list alone: nothing is asked of the outside while a transaction is open.
    this.good.requireUncommon(password, member);
    return insertMember(tx, { ...rest, passwordHash: await hashPassword(password) });
  }
}
