import { Injectable } from '@nestjs/common';
import type { SessionView } from '@topsteel/domain/api';
import { recordAudit } from '../audit/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type CallerIdentity } from '../platform/http/index.ts';
import { endSessions, sessionsOf, type SignInMethod } from './infra/session-store.ts';
import { callerOf, Sessions, type Visitor } from './sessions.ts';

/** A person's sessions: seen, and ended one by one or all but the present one. */
@Injectable()
export class ManageSessions {
  constructor(
    private readonly prisma: PrismaService,
    private readonly sessions: Sessions,
  ) {}

  async list({ userId, sessionId }: CallerIdentity): Promise<SessionView[]> {
    const rows = await sessionsOf(this.prisma.client, userId);
    return rows.map((row) => ({
      id: row.id,
      isThisOne: row.id === sessionId,
      method: row.method as SignInMethod,
      hasTwoFactors: row.hasTwoFactors,
      address: row.ipAddress,
      userAgent: row.userAgent,
      signedInAt: row.createdAt.toISOString(),
      lastUsedAt: row.updatedAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
    }));
  }

  /** @throws AppError `not-found` when it is not theirs or has ended */
  async endOne(caller: CallerIdentity, id: string): Promise<number> {
    return this.prisma.transact(async (tx) => {
      const ended = await endSessions(tx, { id, userId: caller.userId });
      if (ended === 0) throw notFound('session');
      await audit(tx, caller, 'session.end', ended);
      return ended;
    });
  }

  async endOthers(caller: CallerIdentity): Promise<number> {
    return this.prisma.transact(async (tx) => {
      const { userId, sessionId = '' } = caller;
      const ended = await endSessions(tx, { userId, id: { not: sessionId } });
      await audit(tx, caller, 'session.end-others', ended);
      return ended;
    });
  }

  /** @returns the `Set-Cookie` lines that make the browser forget */
  async signOut({ cookie }: Visitor): Promise<string[]> {
    const session = await this.sessions.sessionOf(cookie);
    if (session) {
      await this.prisma.transact(async (tx) => {
        await this.sessions.end(tx, cookie);
        await audit(tx, callerOf(session), 'session.sign-out', 1);
      });
    }
    const { cookies } = this.sessions;
    return [cookies.forget(cookies.session), cookies.forget(cookies.pending)];
  }
}

const audit = (
  tx: Tx,
  { userId, organisationId }: CallerIdentity,
  action: string,
  ended: number,
): Promise<void> =>
  recordAudit(tx, { actor: userId, organisationId, action, subject: `user:${userId}`, details: { ended } });
