import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { custody, organisationRole } from '@topsteel/domain/api';
import { z } from 'zod';
import { Config } from '../platform/config/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import type { CallerIdentity } from '../platform/http/index.ts';
import { deriveKey, makeSecret } from '../platform/secret/index.ts';
import { accessOf, rolesOf } from './access-of.ts';
import {
  endSessions,
  findSession,
  insertSession,
  prolongSession,
  type SessionRow,
  type SignInMethod,
} from './infra/session-store.ts';
import { SignedCookies } from './session-cookie.ts';

const DAY_MS = 86_400_000;
/** Not used for this long, a session ends. */
const IDLE_MS = 7 * DAY_MS;
/** And after this long whether it is used or not. */
const LONGEST_MS = 30 * DAY_MS;

/** Where a request comes from, for the list of sessions and the counting of failures. */
export interface Visitor {
  address: string;
  userAgent: string | null;
  cookie: string | undefined;
}

/** Sessions: opened at a sign-in, read at every request, ended one by one or all. */
@Injectable()
export class Sessions {
  readonly cookies: SignedCookies;

  constructor(
    config: Config,
    private readonly prisma: PrismaService,
  ) {
    const { publicUrl, authSecret } = config.settings;
    this.cookies = new SignedCookies(publicUrl, deriveKey(authSecret, 'cookie'));
  }

  /**
   * Whose request this is: checks the cookie's mark, then asks one statement for session, person, place and organisation.
   * A cookie without our mark costs no statement. Nothing is kept in memory, so an ended session is over at once.
   *
   * @returns null without a session, or when it has ended
   */
  async sessionOf(cookie: string | undefined): Promise<SessionRow | null> {
    const token = this.cookies.read(this.cookies.session, cookie);
    if (token === null) return null;
    const row = await findSession(this.prisma.client, hashOf(token));
    if (row && Date.now() - row.updatedAt.getTime() > DAY_MS) await this.prolong(row);
    return row;
  }

  /**
   * Opens a session under a new secret and ends the one that the browser came with: a secret that somebody planted before
   * the sign-in is worth nothing after it.
   *
   * @param raisedAt when the person proved themselves in a way that lets them do sensitive acts; null: not yet
   * @returns the `Set-Cookie` lines
   */
  async open(
    tx: Tx,
    visitor: Visitor,
    session: { userId: string; method: SignInMethod; hasTwoFactors: boolean; raisedAt: Date | null },
  ): Promise<string[]> {
    await this.end(tx, visitor.cookie);
    const token = makeSecret();
    await insertSession(tx, {
      ...session,
      id: randomUUID(),
      tokenHash: hashOf(token),
      expiresAt: new Date(Date.now() + IDLE_MS),
      ipAddress: visitor.address,
      userAgent: visitor.userAgent?.slice(0, 500) ?? null,
    });
    return [this.cookies.give(this.cookies.session, token), this.cookies.forget(this.cookies.pending)];
  }

  /** Ends the session that a cookie is of. @returns whether there was one */
  async end(tx: Tx, cookie: string | undefined): Promise<boolean> {
    const token = this.cookies.read(this.cookies.session, cookie);
    return token !== null && (await endSessions(tx, { token: hashOf(token) })) > 0;
  }

  private async prolong({ sessionId, createdAt }: SessionRow): Promise<void> {
    const latest = createdAt.getTime() + LONGEST_MS;
    await prolongSession(this.prisma.client, sessionId, new Date(Math.min(Date.now() + IDLE_MS, latest)));
  }
}

/** The caller that a session stands for. */
export function callerOf(row: SessionRow): CallerIdentity {
  const person = {
    userId: row.userId,
    email: row.email,
    name: row.name,
    sessionId: row.sessionId,
    signedInAt: row.createdAt,
    ...(row.raisedAt && { raisedAt: row.raisedAt }),
  };
  if (row.organisationId === null || row.duty === null)
    return { ...person, organisationId: null, organisationRoles: [], custody: null, access: [] };
  const roles = z.array(organisationRole).parse(row.roles);
  return {
    ...person,
    organisationId: row.organisationId,
    organisationRoles: roles,
    custody: custody.parse(row.custody),
    access: accessOf(roles, rolesOf({ roles: row.memberRoles ?? [], duty: row.duty }, roles)),
  };
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
