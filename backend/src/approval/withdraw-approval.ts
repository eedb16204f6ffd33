import { Injectable } from '@nestjs/common';
import type { Approval } from '@topsteel/domain/api';
import { recordAudit } from '../audit/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { giveBackLines } from './give-back-lines.ts';
import { endApproval, lockApproval } from './infra/approval-store.ts';
import { personBehind } from './infra/approver-store.ts';
import { ReadApprovals } from './read-approvals.ts';
import { requireAct } from './require-act.ts';
import { TellAboutApproval } from './tell-about-approval.ts';
import { whoApproves } from './who-approves.ts';

/** Who asked takes a request back. State: `waiting` → `withdrawn`. The lines lie in a basket of theirs. */
@Injectable()
export class WithdrawApproval {
  constructor(
    private readonly prisma: PrismaService,
    private readonly telling: TellAboutApproval,
    private readonly approvals: ReadApprovals,
  ) {}

  /** @throws AppError `not-found`; `forbidden` for a request of somebody else; `conflict` when it is over */
  async run(caller: OrganisationCaller, id: string, now = new Date()): Promise<Approval> {
    await this.prisma.transact(async (tx) => {
      const approval = await lockApproval(tx, id, caller.organisationId);
      if (!approval) throw notFound('request for approval');
      const personId = await personBehind(tx, caller.userId);
      requireAct(approval, 'withdraw', { personId, isApprover: false }, now);
      const { covering } = await whoApproves(
        tx,
        { ...approval, costCentreId: approval.wanted.costCentreId ?? null },
        now,
      );
      const basketId = await giveBackLines(tx, approval, caller.userId);
      await endApproval(tx, id, {
        act: 'withdraw',
        decidedAt: now,
        decidedBy: personId,
        basketId,
      });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'approval.withdraw',
        subject: `approval:${id}`,
        details: { number: approval.number },
      });
      await this.telling.approvers(tx, id, covering, 'withdrawn');
    });
    return this.approvals.read(caller, id, now);
  }
}
