import { Injectable } from '@nestjs/common';
import type { Approval, ApprovalDecision, ApprovalRefusalInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { MakeCheckout } from '../checkout/index.ts';
import { accessOf, memberOf, rolesOf } from '../identity/index.ts';
import { PriceRails } from '../order/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { findQuote, type StoredQuote } from '../pricing/index.ts';
import { giveBackLines } from './give-back-lines.ts';
import { endApproval, findApproval, lockApproval, type StoredApproval } from './infra/approval-store.ts';
import { approversOf } from './infra/approver-store.ts';
import { ReadApprovals } from './read-approvals.ts';
import { requireAct } from './require-act.ts';
import { TellAboutApproval } from './tell-about-approval.ts';
import { isApprover } from './who-approves.ts';

/** An approver lets an order above a limit pass, or refuses it. */
@Injectable()
export class DecideApproval {
  constructor(
    private readonly prisma: PrismaService,
    private readonly checkout: MakeCheckout,
    private readonly rails: PriceRails,
    private readonly telling: TellAboutApproval,
    private readonly approvals: ReadApprovals,
  ) {}

  /**
   * State: `waiting` → `approved`. The order is placed in the name of who asked, and counts against the limits of who
   * approves and of the cost centre. While the quotes hold, at the prices asked for; afterwards at those of now, when the
   * approver accepts their total. One transaction: it is approved and ordered, or neither.
   *
   * @throws AppError `not-found`; `forbidden` for one's own request, or above the approver's limits; `conflict` when it is
   * over, and for whatever a checkout refuses: `price-changed` with the new figures, `not-orderable`, … It waits on then.
   */
  async approve(
    caller: OrganisationCaller,
    id: string,
    { accept }: ApprovalDecision,
    now = new Date(),
  ): Promise<Approval> {
    const seen = await findApproval(this.prisma.client, id, caller.organisationId);
    if (!seen) throw notFound('request for approval');
    const rail = seen.wanted.rail ?? 'usdc-escrow';
    if (seen.state === 'waiting' && rail !== 'usdc-escrow') await this.rails.requireOffered(rail);
    await this.prisma.transact(async (tx) => {
      const approval = await this.lock(tx, caller, id, 'approve', now);
      await requireRequester(tx, approval);
      const isHeld = approval.pricesUntil > now && BigInt(accept.totalMinor) === approval.totalMinor;
      const groupId = await this.checkout.place(
        tx,
        requesterOf(approval),
        { ...approval.wanted, accept },
        { spentBy: caller.userId, quotes: isHeld ? await quotesOf(tx, approval) : null },
      );
      await endApproval(tx, id, {
        act: 'approve',
        decidedAt: now,
        decidedBy: caller.userId,
        groupId,
      });
      await this.audit(tx, caller, approval, 'approval.approve', {
        groupId,
        totalMinor: accept.totalMinor,
        isHeld,
      });
      await this.telling.requester(tx, id, 'approved');
      await this.telling.decider(tx, id);
    });
    return this.approvals.read(caller, id, now);
  }

  /** State: `waiting` → `refused`. The lines lie in a basket of who asked. @throws AppError as `approve` */
  async refuse(
    caller: OrganisationCaller,
    id: string,
    { sentence }: ApprovalRefusalInput,
    now = new Date(),
  ): Promise<Approval> {
    await this.prisma.transact(async (tx) => {
      const approval = await this.lock(tx, caller, id, 'refuse', now);
      const basketId = await giveBackLines(tx, approval, caller.userId);
      await endApproval(tx, id, {
        act: 'refuse',
        decidedAt: now,
        decidedBy: caller.userId,
        sentence,
        basketId,
      });
      await this.audit(tx, caller, approval, 'approval.refuse', { sentence });
      await this.telling.requester(tx, id, 'refused');
    });
    return this.approvals.read(caller, id, now);
  }

  private async lock(
    tx: Tx,
    caller: OrganisationCaller,
    id: string,
    act: 'approve' | 'refuse',
    now: Date,
  ): Promise<StoredApproval> {
    const approval = await lockApproval(tx, id, caller.organisationId);
    if (!approval) throw notFound('request for approval');
    requireAct(approval, act, { personId: caller.userId, isApprover: isApprover(caller) }, now);
    return approval;
  }

  private audit(
    tx: Tx,
    { userId: actor, organisationId }: OrganisationCaller,
    { id, number, requestedBy }: StoredApproval,
    action: string,
    details: Record<string, unknown>,
  ): Promise<void> {
    return recordAudit(tx, {
      actor,
      organisationId,
      action,
      subject: `approval:${id}`,
      details: { number, requestedBy, ...details },
    });
  }
}

/** Who asked, as the one who orders. */
const requesterOf = ({ requestedBy, requesterName, organisationId }: StoredApproval): OrganisationCaller => ({
  userId: requestedBy,
  email: '',
  name: requesterName,
  organisationId,
  organisationRoles: ['buyer'],
  custody: null,
  access: ['buyer'],
});

async function quotesOf(tx: Tx, { quoteIds }: StoredApproval): Promise<StoredQuote[]> {
  const quotes: StoredQuote[] = [];
  for (const id of quoteIds) {
    const quote = await findQuote(tx, id);
    if (!quote) throw notFound('quote');
    quotes.push(quote);
  }
  return quotes;
}

/** Who has left, or may not order any more, orders nothing by a request of before. */
async function requireRequester(tx: Tx, { organisationId, requesterId }: StoredApproval): Promise<void> {
  const member = await memberOf(tx, organisationId, requesterId);
  const roles = member ? rolesOf(member, member.organisation.roles) : [];
  const kinds = (member?.organisation.roles ?? []) as Parameters<typeof accessOf>[0];
  if (accessOf(kinds, roles).includes('buyer')) return;
  // An admin of a company above orders for it without being a member.
  if ((await approversOf(tx, organisationId)).some(({ id }) => id === requesterId)) return;
  throw new AppError('conflict', {
    message: 'Who asked for this may not order for your company any more. Refuse it, or order it yourself.',
    details: { reason: 'requester-gone' },
  });
}
