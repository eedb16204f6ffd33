import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  approval,
  approvalDecision,
  approvalInput,
  approvalPage,
  approvalQuery,
  approvalRefusal,
  approvers,
  type Approval,
  type ApprovalDecision,
  type ApprovalInput,
  type ApprovalPage,
  type ApprovalQuery,
  type ApprovalRefusalInput,
  type Approvers,
} from '@topsteel/domain/api';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { AskApproval } from '../ask-approval.ts';
import { DecideApproval } from '../decide-approval.ts';
import { ReadApprovals } from '../read-approvals.ts';
import { WithdrawApproval } from '../withdraw-approval.ts';

const readers = ['buyer', 'approver', 'admin', 'finance', 'auditor', 'operator'] as const;

@Controller('v2')
export class ApprovalsController {
  constructor(
    private readonly asking: AskApproval,
    private readonly deciding: DecideApproval,
    private readonly withdrawing: WithdrawApproval,
    private readonly approvals: ReadApprovals,
  ) {}

  @Post('approvals')
  @Operation({
    allow: ['buyer'],
    summary: 'Send an order above one’s limit to those who may let it pass. Nothing is ordered yet.',
    body: approvalInput,
    answer: approval,
    status: 201,
    idempotent: true,
    money: true,
  })
  ask(@OrganisationMember() caller: OrganisationCaller, @Body() body: ApprovalInput): Promise<Approval> {
    return this.asking.run(caller, body);
  }

  @Get('approvals')
  @Operation({
    allow: readers,
    summary: 'Orders of my organisation that wait for approval, or did, newest first.',
    query: approvalQuery,
    answer: approvalPage,
  })
  list(
    @OrganisationMember() caller: OrganisationCaller,
    @Query() query: ApprovalQuery,
  ): Promise<ApprovalPage> {
    return this.approvals.list(caller, query);
  }

  @Get('approvers')
  @Operation({
    allow: ['buyer', 'approver', 'admin', 'finance'],
    summary: 'Who approves orders above a limit in my organisation; up to what, for who sets limits.',
    answer: approvers,
  })
  approvers(@OrganisationMember() caller: OrganisationCaller): Promise<Approvers> {
    return this.approvals.approvers(caller);
  }

  @Get('approvals/:id')
  @Operation({
    allow: readers,
    summary: 'One request: what is to be ordered, why, the limits beside it, and what has changed since.',
    answer: approval,
  })
  read(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<Approval> {
    return this.approvals.read(caller, id);
  }

  @Post('approvals/:id/approval')
  @Operation({
    allow: ['approver'],
    summary: 'Let it pass at the total that was seen: it is ordered in the name of who asked.',
    body: approvalDecision,
    answer: approval,
    idempotent: true,
    money: true,
    stepUp: true,
  })
  approve(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: ApprovalDecision,
  ): Promise<Approval> {
    return this.deciding.approve(caller, id, body);
  }

  @Post('approvals/:id/refusal')
  @Operation({
    allow: ['approver'],
    summary: 'Refuse it with a sentence for who asked.',
    body: approvalRefusal,
    answer: approval,
    idempotent: true,
  })
  refuse(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: ApprovalRefusalInput,
  ): Promise<Approval> {
    return this.deciding.refuse(caller, id, body);
  }

  @Post('approvals/:id/withdrawal')
  @Operation({
    allow: ['buyer'],
    summary: 'Take a request of one’s own back.',
    answer: approval,
    idempotent: true,
  })
  withdraw(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<Approval> {
    return this.withdrawing.run(caller, id);
  }
}
