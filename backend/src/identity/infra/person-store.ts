import { randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/database/index.ts';

const CREDENTIAL = 'credential';

export interface PersonRow {
  id: string;
  email: string;
  name: string;
  language: string;
  organisationId: string | null;
}

const shape = {
  id: true,
  email: true,
  name: true,
  language: true,
  membership: { select: { organisationId: true } },
};
const flat = <T extends { membership: { organisationId: string } | null }>({ membership, ...person }: T) => ({
  ...person,
  organisationId: membership?.organisationId ?? null,
});

export async function findPerson(client: Tx, id: string): Promise<PersonRow | null> {
  const row = await client.user.findUnique({ where: { id }, select: shape });
  return row && flat(row);
}

export async function findPersonByEmail(client: Tx, email: string): Promise<PersonRow | null> {
  const row = await client.user.findUnique({ where: { email: email.toLowerCase() }, select: shape });
  return row && flat(row);
}

/** Null: this person has no password. */
export async function passwordHashOf(client: Tx, userId: string): Promise<string | null> {
  const row = await client.account.findUnique({
    where: { providerId_accountId: { providerId: CREDENTIAL, accountId: userId } },
    select: { password: true },
  });
  return row?.password ?? null;
}

export async function setPassword(tx: Tx, userId: string, password: string): Promise<void> {
  await tx.account.upsert({
    where: { providerId_accountId: { providerId: CREDENTIAL, accountId: userId } },
    create: { id: randomUUID(), accountId: userId, providerId: CREDENTIAL, userId, password },
    update: { password },
  });
}

export const setEmail = (tx: Tx, userId: string, email: string): Promise<unknown> =>
  tx.user.update({ where: { id: userId }, data: { email, emailVerified: true } });

export const setLanguage = (tx: Tx, userId: string, language: string): Promise<unknown> =>
  tx.user.update({ where: { id: userId }, data: { language } });

/** The person that a subject of an identity provider is. */
export async function findSubject(
  client: Tx,
  providerId: string,
  subject: string,
): Promise<PersonRow | null> {
  const row = await client.account.findUnique({
    where: { providerId_accountId: { providerId: `sso:${providerId}`, accountId: subject } },
    select: { user: { select: shape } },
  });
  return row && flat(row.user);
}

export async function linkSubject(
  tx: Tx,
  providerId: string,
  subject: string,
  userId: string,
): Promise<void> {
  await tx.account.create({
    data: { id: randomUUID(), accountId: subject, providerId: `sso:${providerId}`, userId },
  });
}

/** A person of an organisation who signs in at its identity provider and has no password here. */
export async function insertPerson(
  tx: Tx,
  person: { email: string; name: string; organisationId: string; duty: string },
): Promise<string> {
  const id = randomUUID();
  await tx.user.create({ data: { id, name: person.name, email: person.email, emailVerified: true } });
  await insertPlace(tx, { userId: id, ...person });
  return id;
}

/** A place with the duty that an identity provider's groups come to. */
export async function insertPlace(
  tx: Tx,
  { userId, organisationId, duty }: { userId: string; organisationId: string; duty: string },
): Promise<void> {
  await tx.member.create({ data: { userId, organisationId, duty } });
}

/**
 * Takes from a person who belonged nowhere every way in that they had: sessions, password, passkeys, wallets, identity
 * providers, what was mailed and begun. An authenticator stays: alone it lets nobody in.
 */
export async function takeIn(tx: Tx, userId: string, name: string): Promise<void> {
  const where = { userId };
  await tx.session.deleteMany({ where });
  await tx.account.deleteMany({ where });
  await tx.passkey.deleteMany({ where });
  await tx.signInWallet.deleteMany({ where });
  await tx.verification.deleteMany({ where });
  await tx.user.update({ where: { id: userId }, data: { name, emailVerified: true } });
}

export const setDuty = (tx: Tx, userId: string, duty: string): Promise<unknown> =>
  tx.member.updateMany({ where: { userId }, data: { duty, roles: [] } });
