import { Injectable } from '@nestjs/common';
import type { Approval, ApprovalPage, ApprovalQuery, Approvers } from '@topsteel/domain/api';
import { factsOf, PriceBasket } from '../basket/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import {
  notFound,
  pageFrom,
  pageWindow,
  type CallerIdentity,
  type OrganisationCaller,
} from '../platform/http/index.ts';
import type { LineOutcome } from '../pricing/index.ts';
import { weighSpending } from '../spending/index.ts';
import { countWaiting, findApproval, listApprovals, type StoredApproval } from './infra/approval-store.ts';
import { approversOf, costCentreOf, personBehind } from './infra/approver-store.ts';
import { presentApproval, presentApprovalSummary, presentLimit, seenStateOf } from './present-approval.ts';
import { isApprover, whoApproves } from './who-approves.ts';

/** Shows requests for approval to everybody of the company, and all of them to auditors and operators. */
@Injectable()
export class ReadApprovals {
  constructor(
    private readonly prisma: PrismaService,
    private readonly prices: PriceBasket,
  ) {}

  /** @throws AppError `not-found` also for a request of another company */
  async read(caller: OrganisationCaller, id: string, now = new Date()): Promise<Approval> {
    const { client } = this.prisma;
    const row = await findApproval(client, id, seesAll(caller) ? null : caller.organisationId);
    if (!row) throw notFound('request for approval');
    const personId = await personBehind(client, caller.userId);
    const isOwnCompany = row.organisationId === caller.organisationId;
    const actor = { personId, isApprover: isOwnCompany && isApprover(caller) };
    const costCentre = await costCentreOf(client, row.wanted.costCentreId);
    if (seenStateOf(row, now) !== 'waiting') {
      return presentApproval({ row, actor, now, costCentre, limits: [], outcomes: null, approvers: [] });
    }
    const costCentreId = row.wanted.costCentreId ?? null;
    const { covering, own, centres, ofApprover } = await whoApproves(client, { ...row, costCentreId }, now);
    const isMine = row.requesterId === personId;
    // Who sets limits knows them; a colleague who only buys does not know another's.
    const knows = isMine || caller.access.includes('approver') || caller.access.includes('admin');
    const limits = [
      ...(knows ? own.map(presentLimit('requester')) : []),
      ...centres.map(presentLimit('cost-centre')),
      ...(actor.isApprover && !isMine ? ofApprover(personId).map(presentLimit('approver')) : []),
    ];
    const outcomes = await this.judge(row);
    const approvers = covering.map(({ name }) => name);
    return presentApproval({ row, actor, now, costCentre, limits, outcomes, approvers });
  }

  async list(caller: OrganisationCaller, query: ApprovalQuery, now = new Date()): Promise<ApprovalPage> {
    const { client } = this.prisma;
    const { view, ...paging } = query;
    const { after, take, limit } = pageWindow(paging);
    const personId = await personBehind(client, caller.userId);
    const rows = await listApprovals(client, {
      organisationId: seesAll(caller) ? null : caller.organisationId,
      isWaiting: view === 'waiting',
      at: now,
      after,
      take,
    });
    const { organisationId } = caller;
    return {
      ...pageFrom(rows, limit, (row) => presentApprovalSummary(row, personId, now)),
      waitingForMe: isApprover(caller)
        ? await countWaiting(client, { organisationId, exceptOf: personId, at: now })
        : 0,
    };
  }

  /** Who approves in the company. Up to what, only who sets limits is told. */
  async approvers(caller: OrganisationCaller, now = new Date()): Promise<Approvers> {
    const { client } = this.prisma;
    const { organisationId } = caller;
    const people = await approversOf(client, organisationId);
    const knows = caller.access.includes('approver') || caller.access.includes('admin');
    const userIds = people.map(({ id }) => id);
    const limits = knows
      ? await weighSpending(client, { organisationId, userIds, costCentreId: null, at: now }, 0n)
      : [];
    return {
      items: people.map(({ id, name, company }) => ({
        userId: id,
        name,
        company,
        limits: knows
          ? limits
              .filter(({ userId }) => userId === id)
              .map(({ period, currency, amountMinor, leftMinor }) => ({
                period,
                currency,
                limitMinor: amountMinor.toString(),
                leftMinor: leftMinor.toString(),
              }))
          : null,
      })),
    };
  }

  private judge({ wanted, currency, organisationId, requestedBy }: StoredApproval): Promise<LineOutcome[]> {
    return this.prices.judge({ currency, site: wanted.site ?? null }, (wanted.lines ?? []).map(factsOf), {
      kind: 'member',
      userId: requestedBy,
      organisationId,
    });
  }
}

const seesAll = ({ access }: CallerIdentity): boolean =>
  access.includes('auditor') || access.includes('operator');
