import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  auditSubject,
  type AuditAccess,
  type AuditGrant,
  type AuditGrantInput,
  type Page,
  type PageQuery,
} from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { z } from 'zod';
import { recordAudit } from '../platform/audit/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService, runAs, type Tx } from '../platform/database/index.ts';
import { notFound, pageFrom, pageWindow, type CallerIdentity } from '../platform/http/index.ts';
import { mailTo } from '../platform/mail/index.ts';
import { auditorLetter } from './auditor-letter.ts';
import { AuditScopes } from './audit-scope.ts';
import { fullSince, insertGrant, listGrants, revokeGrant, type GrantRow } from './infra/grant-store.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Nobody looks for longer without being asked again. */
const LONGEST_DAYS = 400;
/** In a day, taken back or not: each is a letter. To a mailbox from all companies together, so that nobody's is flooded. */
const MOST = { byCompany: 20, toMailbox: 5 };

/** Lets auditors into a company's part of the record, and takes that back: a company for itself, the operator for any. */
@Injectable()
export class GiveAccess {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly scopes: AuditScopes,
  ) {}

  /**
   * @throws AppError `invalid-input` for days in the wrong order; `not-found` for an unknown company; `rate-limited` when the
   * company, or all companies to this mailbox, have let in too many in a day
   */
  async give(caller: CallerIdentity, input: AuditGrantInput, now = new Date()): Promise<AuditGrant> {
    const times = timesOf(input, now);
    const organisationId = whoseIs(caller, input.organisationId);
    const email = input.email.toLowerCase();
    return this.asOwner(caller, async (tx) => {
      const organisation = await tx.organisation.findUnique({ where: { id: organisationId } });
      if (!organisation) throw notFound('organisation');
      await requireFew(tx, email, organisationId, now);
      await makeReachable(tx, email);
      const id = await insertGrant(tx, {
        ...times,
        email,
        organisationId,
        subjects: [...new Set(input.subjects)],
        grantedBy: caller.userId,
      });
      await mailTo(tx, {
        to: email,
        language: input.language,
        template: auditorLetter,
        values: {
          organisation: organisation.name,
          period: `${input.from} – ${input.to}`,
          expires: input.expiresOn,
          link: `${this.config.settings.publicUrl}/audit`,
        },
        key: `audit-grant:${id}`,
      });
      await this.note(tx, caller, 'audit-grant.give', id, {
        // Whose address it is stands in the grant alone: the log is never changed, and a person may be erased.
        organisationId,
        subjects: input.subjects,
      });
      return this.one(tx, id);
    });
  }

  list(caller: CallerIdentity, query: PageQuery): Promise<Page<AuditGrant>> {
    const { after, take, limit } = pageWindow(query);
    const organisationId = caller.access.includes('operator') ? null : whoseIs(caller, undefined);
    return this.asOwner(caller, async (tx) => {
      const rows = await listGrants(tx, { organisationId, before: after, take });
      return pageFrom(rows, limit, (row) => present(row, new Date()));
    });
  }

  /** @throws AppError `not-found` when there is none, or it was taken back before. */
  revoke(caller: CallerIdentity, id: string): Promise<AuditGrant> {
    const organisationId = caller.access.includes('operator') ? null : whoseIs(caller, undefined);
    return this.asOwner(caller, async (tx) => {
      if (!(await revokeGrant(tx, organisationId, id, caller.userId))) throw notFound('access');
      await this.note(tx, caller, 'audit-grant.revoke', id, {});
      return this.one(tx, id);
    });
  }

  /** What the caller may see, for the first page of the desk. @throws AppError `forbidden` */
  async access(caller: CallerIdentity): Promise<AuditAccess> {
    const scope = await this.scopes.seenBy(caller);
    if (scope.isWhole) return { isWhole: true, grants: [] };
    const rows = await runAs('system', () =>
      this.prisma.client.organisation.findMany({
        where: { id: { in: scope.grants.map(({ organisationId }) => organisationId) } },
        select: { id: true, name: true },
      }),
    );
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    return {
      isWhole: false,
      grants: scope.grants.map((grant) => ({
        organisation: names.get(grant.organisationId) ?? '',
        subjects: z.array(auditSubject).parse(grant.subjects),
        from: grant.periodFrom.toISOString(),
        until: grant.periodUntil.toISOString(),
        expiresAt: grant.expiresAt.toISOString(),
      })),
    };
  }

  private asOwner<T>(caller: CallerIdentity, work: (tx: Tx) => Promise<T>): Promise<T> {
    return runAs(
      caller.access.includes('operator') ? 'marketplace' : (caller.organisationId ?? 'nobody'),
      () => this.prisma.transact(work),
    );
  }

  private async one(tx: Tx, id: string): Promise<AuditGrant> {
    const [row] = await listGrants(tx, { organisationId: null, id, before: null, take: 1 });
    if (!row) throw notFound('access');
    return present(row, new Date());
  }

  private note(
    tx: Tx,
    caller: CallerIdentity,
    action: string,
    id: string,
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const { userId: actor, organisationId } = caller;
    return recordAudit(tx, { actor, organisationId, action, subject: `audit-grant:${id}`, details });
  }
}

function whoseIs(caller: CallerIdentity, wanted: string | undefined): string {
  if (wanted !== undefined && wanted !== caller.organisationId && !caller.access.includes('operator')) {
    throw new AppError('forbidden', {
      message: 'You can let auditors into the record of your own company only.',
      details: { reason: 'not-your-company' },
    });
  }
  const organisationId = wanted ?? caller.organisationId;
  if (organisationId === null) throw notFound('organisation');
  return organisationId;
}

function timesOf(
  input: AuditGrantInput,
  now: Date,
): { periodFrom: Date; periodUntil: Date; expiresAt: Date } {
  const [periodFrom, last, lastDay] = [input.from, input.to, input.expiresOn].map((day) => new Date(day)) as [
    Date,
    Date,
    Date,
  ];
  const expiresAt = new Date(lastDay.getTime() + DAY_MS);
  const errors = [
    ...(last < periodFrom
      ? [{ field: 'to', message: 'The last day lies before the first. Give a later one.' }]
      : []),
    ...(expiresAt <= now
      ? [{ field: 'expiresOn', message: 'This day is over. Give one from today on.' }]
      : expiresAt.getTime() - now.getTime() > LONGEST_DAYS * DAY_MS
        ? [{ field: 'expiresOn', message: `Give a day within ${LONGEST_DAYS} days.` }]
        : []),
  ];
  if (errors.length > 0) {
    throw new AppError('invalid-input', {
      message: 'The days do not fit together.',
      details: { reason: 'days-invalid', errors },
    });
  }
  return { periodFrom, periodUntil: new Date(last.getTime() + DAY_MS), expiresAt };
}

async function requireFew(tx: Tx, email: string, organisationId: string, now: Date): Promise<void> {
  const since = new Date(now.getTime() - DAY_MS);
  const { company, mailbox } = await fullSince(tx, { email, organisationId, since }, MOST);
  const full = Math.max(company?.getTime() ?? 0, mailbox?.getTime() ?? 0);
  if (full === 0) return;
  const again = new Date(Math.ceil((full + DAY_MS) / MINUTE_MS) * MINUTE_MS);
  const at = again.toISOString();
  throw new AppError('rate-limited', {
    message:
      company === null
        ? `${email} has had ${MOST.toMailbox} letters of this kind within a day.`
        : `${MOST.byCompany} auditors were let into this company’s record within a day.`,
    details: {
      reason: 'audit-grants',
      remedy: `Let this auditor in after ${at.slice(0, 10)} ${at.slice(11, 16)} UTC.`,
      figures: { againAt: at },
    },
  });
}

/**
 * Somebody who signs in here already keeps what they have. For anybody else there is a person without a password, who
 * sets one by a link to the address: so only who reads its mail ever signs in under it.
 */
async function makeReachable(tx: Tx, email: string): Promise<void> {
  const [name = email] = email.split('@');
  await tx.$executeRaw`
    INSERT INTO "user" (id, name, email, "emailVerified", "updatedAt") VALUES (${randomUUID()}, ${name}, ${email}, true, now())
    ON CONFLICT (email) DO NOTHING`;
}

const present = (row: GrantRow, now: Date): AuditGrant => ({
  id: row.id,
  email: row.email,
  organisation: { id: row.organisationId, name: row.organisation },
  subjects: z.array(auditSubject).parse(row.subjects),
  from: row.periodFrom.toISOString(),
  until: row.periodUntil.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  state: row.revokedAt !== null ? 'revoked' : row.expiresAt <= now ? 'expired' : 'in-force',
  createdAt: row.createdAt.toISOString(),
  lastReadAt: row.lastReadAt?.toISOString() ?? null,
});
