import { Injectable } from '@nestjs/common';
import { custody, organisationRole, type AccessRole } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { RecogniseKey, type KeyHolder } from '../api-key/index.ts';
import { PrismaService, runAs } from '../platform/database/index.ts';
import { CallerResolver, type CallerIdentity } from '../platform/http/index.ts';
import { accessOf, accessOfScopes, rolesBelow, rolesOf } from './access-of.ts';
import { organisationBelow, type Place } from './infra/member-store.ts';
import type { SessionRow } from './infra/session-store.ts';
import { Sessions } from './sessions.ts';

type Request = Pick<FastifyRequest, 'headers' | 'ip' | 'method'>;

/** From the session cookie, or a machine's key, to who calls, for which organisation, and what they may do. */
@Injectable()
export class ResolveCaller extends CallerResolver {
  constructor(
    private readonly sessions: Sessions,
    private readonly keys: RecogniseKey,
    private readonly prisma: PrismaService,
  ) {
    super();
  }

  /** @throws AppError `unauthenticated` when a key is not in force, or comes with a cookie; `forbidden` for an organisation that is not under the caller's. */
  resolve(request: Request): Promise<CallerIdentity | null> {
    // Before it is known who calls, there is nobody whose rows could be read.
    return runAs('system', () => this.find(request));
  }

  private async find(request: Request): Promise<CallerIdentity | null> {
    const { cookie, authorization } = request.headers;
    const key = await this.keys.run(authorization, request.ip);
    if (key) {
      if (cookie?.includes('topsteel.session_token')) throw keyAndCookie();
      return callerOfKey(key, request.method);
    }
    const session = await this.sessions.sessionOf(cookie);
    return session && this.inOrganisation(session, actsFor(request));
  }

  /** The person as a member of their own organisation, or of the one under it that the request names. */
  private async inOrganisation(session: SessionRow, wanted: string | null): Promise<CallerIdentity> {
    const person = personOf(session);
    const place = placeOf(session);
    if (!place) {
      if (wanted !== null) throw notBelow();
      return { ...person, organisationId: null, organisationRoles: [], custody: null, access: [] };
    }
    const roles = rolesOf(place, place.organisationRoles);
    if (wanted === null || wanted === place.organisationId) {
      return { ...person, ...asMemberOf(place, accessOf(knownRoles(place), roles)), roles };
    }
    const below = await organisationBelow(this.prisma.client, place.organisationId, wanted);
    const rolesThere = rolesBelow(roles);
    if (!below || rolesThere.length === 0) throw notBelow();
    return {
      ...person,
      ...asMemberOf(below, accessOf(knownRoles(below), rolesThere)),
      roles: rolesThere,
      homeOrganisationId: place.organisationId,
    };
  }
}

const personOf = (session: SessionRow) => ({
  userId: session.userId,
  email: session.email,
  name: session.name,
  sessionId: session.sessionId,
  signedInAt: session.createdAt,
  ...(session.raisedAt && { raisedAt: session.raisedAt }),
});

function placeOf({ organisationId, duty, memberRoles, roles, custody: held }: SessionRow): Place | null {
  if (organisationId === null || duty === null || roles === null || held === null) return null;
  return { organisationId, duty, roles: memberRoles ?? [], organisationRoles: roles, custody: held };
}

const knownRoles = (place: { organisationRoles: string[] }) =>
  z.array(organisationRole).parse(place.organisationRoles);

const asMemberOf = (
  place: { organisationId: string; organisationRoles: string[]; custody: string },
  access: AccessRole[],
) => ({
  organisationId: place.organisationId,
  organisationRoles: knownRoles(place),
  custody: custody.parse(place.custody),
  access,
});

/** A machine: its scopes say what it may change; with `read` it reads whatever its organisation may. */
function callerOfKey(key: KeyHolder, method: string): CallerIdentity {
  const isRead = method === 'GET' || method === 'HEAD';
  return {
    userId: `key:${key.id}`,
    email: '',
    name: key.name,
    apiKeyId: key.id,
    ...asMemberOf(key, accessOfScopes(knownRoles(key), key.scopes, isRead)),
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function actsFor({ headers }: Request): string | null {
  const wanted = headers['x-organisation-id'];
  if (wanted === undefined) return null;
  if (typeof wanted !== 'string' || !UUID.test(wanted)) throw notBelow();
  return wanted.toLowerCase();
}

const notBelow = () =>
  new AppError('forbidden', {
    message:
      'You can’t act for this organisation: it is not under yours, or your role does not reach down. Leave the header x-organisation-id away to act for your own.',
    details: { reason: 'organisation-not-below' },
  });

const keyAndCookie = () =>
  new AppError('unauthenticated', {
    message: 'This request bears a key and a session. Send one of them.',
    details: { reason: 'key-and-cookie' },
  });
