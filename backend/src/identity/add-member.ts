import { Injectable } from '@nestjs/common';
import type { MemberRole } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { Tx } from '../platform/database/index.ts';
import { hashPassword } from './hash-password.ts';
import { emailTaken, insertMember } from './infra/member-store.ts';
import { RequireGoodPassword } from './require-good-password.ts';

export interface MemberToAdd {
  organisationId: string;
  email: string;
  name: string;
  password: string;
  roles: readonly MemberRole[];
}

/** Gives a person a sign-in and a place in an organisation, in the caller's transaction. */
@Injectable()
export class AddMember {
  constructor(private readonly good: RequireGoodPassword) {}

  /** @throws AppError `conflict` when the e-mail address signs in already; `invalid-input` for one of the commonest passwords. */
  async run(tx: Tx, member: MemberToAdd): Promise<string> {
    if (await emailTaken(tx, member.email)) {
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
