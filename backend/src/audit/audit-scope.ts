import { Injectable } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../platform/audit/index.ts';
import { PrismaService, runAs, type Tx } from '../platform/database/index.ts';
import type { CallerIdentity } from '../platform/http/index.ts';
import { grantsInForce } from './infra/grant-store.ts';
import type { AuditScope } from './infra/within-scope.ts';

/** What is read, for the audit log. */
export interface AuditedRead {
  what: string;
  details?: Readonly<Record<string, unknown>>;
}

/**
 * Decides what an auditor may see: the marketplace's and appointed auditors the whole record, everybody else what grants
 * in force let them into, and without one nothing. Reads under a grant are written to the audit log.
 */
@Injectable()
export class AuditScopes {
  constructor(private readonly prisma: PrismaService) {}

  /** What the caller may see; somebody without duty or grant, nothing. */
  async seenBy(caller: CallerIdentity): Promise<AuditScope> {
    if (caller.access.includes('auditor') || caller.access.includes('operator')) return { isWhole: true };
    // A machine is nobody that a grant could be given to.
    const grants =
      caller.apiKeyId === undefined
        ? await runAs('system', () => grantsInForce(this.prisma.client, caller.userId))
        : [];
    return { isWhole: false, grants };
  }

  /** @throws AppError `forbidden` when the caller may see nothing. */
  async of(caller: CallerIdentity): Promise<AuditScope> {
    const scope = await this.seenBy(caller);
    if (!scope.isWhole && scope.grants.length === 0) throw nothingToSee();
    return scope;
  }

  /**
   * Runs a read for a caller, seeing both sides of the wall; what comes of it is held to the scope by the work itself.
   * Under a grant the read is kept in the audit log in the same transaction.
   */
  async read<T>(
    caller: CallerIdentity,
    audited: AuditedRead,
    work: (tx: Tx, scope: AuditScope) => Promise<T>,
  ): Promise<T> {
    const scope = await this.of(caller);
    return runAs('marketplace', () =>
      this.prisma.transact(async (tx) => {
        const result = await work(tx, scope);
        if (!scope.isWhole) {
          await recordAudit(tx, {
            actor: caller.userId,
            organisationId: caller.organisationId,
            action: 'audit.read',
            subject: audited.what,
            details: { ...audited.details, grants: scope.grants.map(({ id }) => id) },
          });
        }
        return result;
      }),
    );
  }
}

const nothingToSee = () =>
  new AppError('forbidden', {
    message:
      'This is open to auditors only. A company, or the marketplace operator, can let you into its part of the record; what you were let into may also have ended.',
    details: { reason: 'role-missing', needed: ['auditor'] },
  });
