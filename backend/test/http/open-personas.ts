import { randomBytes, randomUUID } from 'node:crypto';
import type { ApiKeyScope, MemberRole, OrganisationRole } from '@topsteel/domain/api';
import { Sessions } from '../../src/identity/index.ts';
import { hashSecret } from '../../src/platform/secret/index.ts';
import { openApp, type TestApp } from './open-app.ts';

/** Who may be somebody: one of each role in each kind of organisation that has work for it, machines, and strangers. */
export const personas = {
  'buyer: admin': { of: 'buyer', roles: ['admin'] },
  'buyer: buyer': { of: 'buyer', roles: ['buyer'] },
  'buyer: approver': { of: 'buyer', roles: ['approver'] },
  'buyer: finance': { of: 'buyer', roles: ['finance'] },
  'buyer: auditor': { of: 'buyer', roles: ['auditor'] },
  'mill: admin': { of: 'mill', roles: ['admin'] },
  'mill: vendor-admin': { of: 'mill', roles: ['vendor-admin'] },
  'mill: vendor-operator': { of: 'mill', roles: ['vendor-operator'] },
  'mill: quality': { of: 'mill', roles: ['quality'] },
  'carrier: vendor-operator': { of: 'carrier', roles: ['vendor-operator'] },
  'inspection-body: quality': { of: 'inspection-body', roles: ['quality'] },
  'verifier: quality': { of: 'verifier', roles: ['quality'] },
  'auditor: auditor': { of: 'auditor', roles: ['auditor'] },
  'operator: marketplace-operator': { of: 'operator', roles: ['marketplace-operator'] },
  'operator: finance': { of: 'operator', roles: ['finance'] },
  'mill key: read': { of: 'mill', scopes: ['read'] },
  'mill key: vendor': { of: 'mill', scopes: ['vendor'] },
  'buyer key: trade': { of: 'buyer', scopes: ['trade'] },
  'nobody’s member': { of: null, roles: [] },
  stranger: null,
} as const satisfies Record<
  string,
  | null
  | { of: OrganisationRole; roles: readonly MemberRole[] }
  | { of: OrganisationRole; scopes: readonly ApiKeyScope[] }
  | { of: null; roles: readonly [] }
>;
export type Persona = keyof typeof personas;

export interface Sender {
  organisationId: string | null;
  userId: string | null;
  /** Headers of a request; of a person, each time with a session that was just begun. */
  headers(): Promise<Record<string, string>>;
}

/**
 * One world of organisations with their people.
 *
 * @param town is in the names of the organisations, which anybody may read
 * @param mark is in the names of people and keys, so that a leak shows
 */
export async function openWorld(test: TestApp, town: string, mark: string) {
  const organisations = new Map<OrganisationRole, string>();
  const organisationOf = async (role: OrganisationRole): Promise<string> => {
    const known = organisations.get(role);
    if (known !== undefined) return known;
    const { id } = await test.database.prisma.client.organisation.create({
      data: {
        name: `${town} ${role}`,
        legalName: `${town} ${role} SA`,
        country: 'FR',
        city: 'Metz',
        roles: [role],
        custody: 'hosted',
        account: `0x${randomBytes(20).toString('hex')}`,
        profile: `0x${'ab'.repeat(32)}`,
        profileCid: 'bafkrei',
        state: 'registered',
      },
    });
    organisations.set(role, id);
    return id;
  };

  const person = async (organisationId: string | null, roles: readonly MemberRole[]): Promise<Sender> => {
    const { client } = test.database.prisma;
    const userId = randomUUID();
    await client.user.create({
      data: { id: userId, name: `${mark} ${roles.join()}`, email: `${userId}@steel.test` },
    });
    if (organisationId !== null)
      await client.member.create({ data: { userId, organisationId, duty: 'trade', roles: [...roles] } });
    const sessions = test.app.get(Sessions);
    return {
      organisationId,
      userId,
      async headers() {
        const visitor = { address: '127.0.0.1', userAgent: null, cookie: undefined };
        const [cookie = ''] = await test.database.prisma.transact((tx) =>
          sessions.open(tx, visitor, {
            userId,
            method: 'password',
            hasTwoFactors: true,
            raisedAt: new Date(),
          }),
        );
        return { cookie: cookie.split(';')[0] ?? '', origin: 'http://steel.test' };
      },
    };
  };

  const machine = async (organisationId: string, scopes: readonly ApiKeyScope[]): Promise<Sender> => {
    const [publicId, secret] = [randomBytes(8).toString('hex'), randomBytes(32).toString('base64url')];
    await test.database.prisma.client.apiKey.create({
      data: {
        publicId,
        organisationId,
        name: `${mark} ERP`,
        scopes: [...scopes],
        secretHash: hashSecret(secret),
        createdBy: 'nobody',
        expiresAt: new Date(Date.now() + 86_400_000),
      },
    });
    const authorization = `Bearer ts_live_${publicId}_${secret}`;
    return { organisationId, userId: null, headers: () => Promise.resolve({ authorization }) };
  };

  const senders = new Map<Persona, Sender>();
  for (const [name, who] of Object.entries(personas) as [Persona, (typeof personas)[Persona]][]) {
    if (who === null) {
      senders.set(name, { organisationId: null, userId: null, headers: () => Promise.resolve({}) });
      continue;
    }
    const organisationId = who.of === null ? null : await organisationOf(who.of);
    if ('scopes' in who) senders.set(name, await machine(organisationId ?? '', who.scopes));
    else senders.set(name, await person(organisationId, who.roles));
  }
  const sender = (name: Persona): Sender => {
    const found = senders.get(name);
    if (!found) throw new Error(`There is no ${name}.`);
    return found;
  };
  return { organisations, sender };
}

export { openApp };
