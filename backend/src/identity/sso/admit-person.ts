import { Injectable } from '@nestjs/common';
import type { MemberDuty } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { z } from 'zod';
import { recordAudit } from '../../audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { lockMembers } from '../infra/member-store.ts';
import {
  findPersonByEmail,
  findSubject,
  insertPerson,
  insertPlace,
  linkSubject,
  setDuty,
  takeIn,
  type PersonRow,
} from '../infra/person-store.ts';
import { dutyIn, hasProven, otherAdmins, type ProviderRow } from '../infra/sso-store.ts';

/** Of several groups, the one that may most decides. */
const precedence: readonly MemberDuty[] = ['admin', 'trade', 'finance', 'audit'];

/** What an identity provider says about a person. */
export interface SaidPerson {
  /** Its own lasting name for them. */
  subject: string;
  email: string;
  /** False where the provider itself says that it has not checked the address. */
  isEmailVerified: boolean;
  name: string;
  groups: readonly string[];
}

/** Finds the person that an identity provider names, or makes their account: with the duty that the company's mapping gives. */
@Injectable()
export class AdmitPerson {
  /**
   * The provider speaks for its company alone: the address has to be of a domain that the company has proven, and a sign-in
   * that exists already is taken over only when its place is in that company, or nowhere.
   *
   * @returns the user's id
   * @throws AppError `forbidden` with reason `sso-domain`, `sso-elsewhere` or `sso-no-role`
   */
  async run(tx: Tx, provider: ProviderRow, said: SaidPerson): Promise<string> {
    const email = z.email().safeParse(said.email.trim().toLowerCase());
    const domain = email.success ? (email.data.split('@')[1] ?? '') : '';
    if (!email.success || !said.isEmailVerified || !(await hasProven(tx, provider.organisationId, domain)))
      throw refused('sso-domain', 'The address it gave is not of a domain that your company has proven.');
    const duty = dutyOf(provider, said.groups);
    if (duty === null)
      throw refused(
        'sso-no-role',
        'None of your groups there has a role here. Ask an admin of your company.',
      );
    const known =
      (await findSubject(tx, provider.id, said.subject)) ??
      (await this.adopt(tx, provider, said, { email: email.data, duty }));
    if (known) {
      if (known.organisationId !== provider.organisationId)
        throw refused('sso-elsewhere', 'This sign-in belongs to another organisation.');
      await this.follow(tx, provider, known, duty);
      return known.id;
    }
    const userId = await insertPerson(tx, {
      email: email.data,
      name: nameOf(said, email.data),
      organisationId: provider.organisationId,
      duty,
    });
    await linkSubject(tx, provider.id, said.subject, userId);
    await audit(tx, provider, userId, 'person.admit', { duty });
    return userId;
  }

  /**
   * A sign-in that was here before the provider: linked to it from now on. Who belongs nowhere gets a place, and loses what
   * they signed in with before: that may be in the hands of who had the address then.
   */
  private async adopt(
    tx: Tx,
    provider: ProviderRow,
    said: SaidPerson,
    { email, duty }: { email: string; duty: MemberDuty },
  ): Promise<PersonRow | null> {
    const person = await findPersonByEmail(tx, email);
    if (!person) return null;
    const { organisationId } = provider;
    if (person.organisationId !== null && person.organisationId !== organisationId)
      throw refused('sso-elsewhere', 'This address signs in for another organisation.');
    if (person.organisationId === null) {
      await takeIn(tx, person.id, nameOf(said, email));
      await insertPlace(tx, { userId: person.id, organisationId, duty });
      await audit(tx, provider, person.id, 'person.admit', { duty });
    }
    await linkSubject(tx, provider.id, said.subject, person.id);
    await audit(tx, provider, person.id, 'person.link', {});
    return { ...person, organisationId };
  }

  /** The mapping is looked at again at each sign-in, so that who changes groups changes duty. A company keeps its last admin. */
  private async follow(tx: Tx, provider: ProviderRow, person: PersonRow, duty: MemberDuty): Promise<void> {
    if (provider.roleClaim === null) return;
    await lockMembers(tx, provider.organisationId);
    const present = await dutyIn(tx, person.id, provider.organisationId);
    if (present === duty) return;
    if (present === 'admin' && (await otherAdmins(tx, provider.organisationId, person.id)) === 0) return;
    await setDuty(tx, person.id, duty);
    await audit(tx, provider, person.id, 'person.change-duty', { from: present, to: duty });
  }
}

/** @example dutyOf({ roleMap: { buyers: 'trade' }, defaultDuty: null }, ['staff', 'buyers']) // 'trade' */
export function dutyOf(
  { roleMap, defaultDuty }: Pick<ProviderRow, 'roleMap' | 'defaultDuty'>,
  groups: readonly string[],
): MemberDuty | null {
  const given = new Set(groups.flatMap((group) => (Object.hasOwn(roleMap, group) ? [roleMap[group]] : [])));
  return precedence.find((duty) => given.has(duty)) ?? defaultDuty;
}

const nameOf = ({ name }: SaidPerson, email: string): string => name.trim().slice(0, 120) || email;

const audit = (
  tx: Tx,
  provider: ProviderRow,
  userId: string,
  action: string,
  details: Record<string, unknown>,
): Promise<void> =>
  recordAudit(tx, {
    actor: `sso-provider:${provider.id}`,
    organisationId: provider.organisationId,
    action,
    subject: `user:${userId}`,
    details,
  });

const refused = (reason: string, message: string): AppError =>
  new AppError('forbidden', {
    message: `The identity provider signed you in, but: ${message}`,
    details: { reason },
  });
