import { Injectable } from '@nestjs/common';
import type { MemberRole } from '@topsteel/domain/api';
import { Config } from '../platform/config/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { mailTo } from '../platform/mail/index.ts';
import { hashPassword } from './hash-password.ts';
import { insertMembership, organisationById } from './infra/member-store.ts';
import { passwordHashOf, setPassword, takeIn, type PersonRow } from './infra/person-store.ts';
import { makeTicket } from './infra/ticket-store.ts';
import { languageOf } from './language-of.ts';
import { placeLetter } from './place-letter.ts';
import { RequireGoodPassword } from './require-good-password.ts';

export interface MemberToAdd {
  organisationId: string;
  email: string;
  name: string;
  password: string;
  roles: readonly MemberRole[];
}

/** Days that the link of a letter is good for, as that of an invitation. */
const LINK_DAYS = 7;

/** Gives a person who is known here and belongs nowhere a place in an organisation, in the caller's transaction. */
@Injectable()
export class SeatPerson {
  constructor(
    private readonly config: Config,
    private readonly good: RequireGoodPassword,
  ) {}

  /**
   * For who has just shown that they read the mailbox. They keep the password they have; who has none, because nobody has
   * signed in under the address yet, gets the one that they chose.
   *
   * @throws AppError `invalid-input` for one of the commonest passwords
   */
  async byMailbox(tx: Tx, userId: string, member: MemberToAdd): Promise<string> {
    if ((await passwordHashOf(tx, userId)) === null) {
      this.good.requireUncommon(member.password, member);
      await setPassword(tx, userId, await hashPassword(member.password));
    }
    await insertMembership(tx, userId, member.organisationId, member.roles);
    return userId;
  }

  /**
   * For whom somebody else names. Neither that other's password opens the account, which may have been let into the record
   * of third parties, nor what opened it before, which may be in the hands of who had the mailbox then: a link in a letter
   * to the mailbox does.
   */
  async byOthers(tx: Tx, person: PersonRow, member: MemberToAdd): Promise<string> {
    await takeIn(tx, person.id, member.name);
    await insertMembership(tx, person.id, member.organisationId, member.roles);
    const organisation = await organisationById(tx, member.organisationId);
    const token = await makeTicket(tx, 'password-reset', {
      minutes: LINK_DAYS * 24 * 60,
      userId: person.id,
    });
    await mailTo(tx, {
      to: person.email,
      language: languageOf(person),
      template: placeLetter,
      values: {
        organisation: organisation?.name ?? '',
        days: LINK_DAYS.toString(),
        link: `${this.config.settings.publicUrl}/signin/reset?token=${token}`,
      },
      key: `member-seated:${person.id}:${token.slice(0, 8)}`,
      isSecret: true,
    });
    return person.id;
  }
}
