import { Injectable } from '@nestjs/common';
import { recordAudit } from '../platform/audit/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { RecurringWork, type Chore } from '../platform/jobs/index.ts';
import { resolveGroup } from './enter-group.ts';
import { expiredClaims } from './infra/claim-queries.ts';

const EVERY_MS = 30_000;
const AT_MOST = 200;

/** Gives back what was claimed and neither posted nor voided in time. The database's clock decides. */
@Injectable()
export class ExpireClaims extends RecurringWork {
  constructor(private readonly prisma: PrismaService) {
    super();
  }

  protected chores(): Chore[] {
    return [
      {
        name: 'ledger.expire-claims',
        everyMs: EVERY_MS,
        work: () => this.run(),
        failed: 'A claim was not given back, and will be later',
        isSole: true,
      },
    ];
  }

  /** @returns how many groups of claims were given back. */
  async run(): Promise<number> {
    let expired = 0;
    for (const claim of await expiredClaims(this.prisma.client, AT_MOST)) {
      const isExpired = await this.prisma.transact(async (tx) => {
        const { externalRef, orderId, expiresAt } = claim;
        if (!(await resolveGroup(tx, { externalRef, orderId, effectiveAt: expiresAt }, 'expire')))
          return false;
        await recordAudit(tx, {
          actor: 'system',
          organisationId: null,
          action: 'ledger.expire-claim',
          subject: `posting:${externalRef}`,
          details: { expiresAt: expiresAt.toISOString(), orderId },
        });
        return true;
      });
      if (isExpired) expired += 1;
    }
    return expired;
  }
}
