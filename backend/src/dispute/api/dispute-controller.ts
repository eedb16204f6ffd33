import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import {
  dispute,
  disputeDecisionInput,
  disputeInput,
  disputeMessageInput,
  disputePage,
  disputeQuery,
  type Dispute,
  type DisputeDecisionInput,
  type DisputeInput,
  type DisputeMessageInput,
  type DisputeQuery,
  type DisputeSummary,
  type Page,
} from '@topsteel/domain/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readOneFile, sendAttachment } from '../../attachment/index.ts';
import {
  Caller,
  IdParam,
  Operation,
  OrganisationMember,
  type CallerIdentity,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { AnswerDispute } from '../answer-dispute.ts';
import { DecideDispute } from '../decide-dispute.ts';
import { OpenDispute } from '../open-dispute.ts';
import { ReadDisputes } from '../read-disputes.ts';

const readers = ['vendor', 'buyer', 'finance', 'auditor', 'operator'] as const;

@Controller('v2')
export class DisputeController {
  constructor(
    private readonly openDispute: OpenDispute,
    private readonly answerDispute: AnswerDispute,
    private readonly decideDispute: DecideDispute,
    private readonly disputes: ReadDisputes,
  ) {}

  @Post('orders/:id/disputes')
  @Operation({
    allow: ['buyer', 'vendor'],
    summary: 'Open a dispute about an order: nothing is captured or paid out until it is over.',
    body: disputeInput,
    answer: dispute,
    status: 201,
    idempotent: true,
  })
  open(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: DisputeInput,
  ): Promise<Dispute> {
    return this.openDispute.run(caller, id, body);
  }

  @Get('disputes')
  @Operation({
    allow: readers,
    summary: 'Disputes of my organisation, newest first.',
    query: disputeQuery,
    answer: disputePage,
  })
  list(@Caller() caller: CallerIdentity, @Query() query: DisputeQuery): Promise<Page<DisputeSummary>> {
    return this.disputes.list(caller, query);
  }

  @Get('disputes/:id')
  @Operation({ allow: readers, summary: 'One dispute with all that was said and shown.', answer: dispute })
  one(@Caller() caller: CallerIdentity, @IdParam() id: string): Promise<Dispute> {
    return this.disputes.read(caller, id);
  }

  @Post('disputes/:id/messages')
  @Operation({
    allow: ['buyer', 'vendor', 'operator'],
    summary: 'Say something in a dispute.',
    body: disputeMessageInput,
    answer: dispute,
    status: 201,
    idempotent: true,
  })
  say(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @Body() body: DisputeMessageInput,
  ): Promise<Dispute> {
    return this.answerDispute.run(caller, id, body.text);
  }

  @Post('disputes/:id/evidence')
  @Operation({
    allow: ['buyer', 'vendor', 'operator'],
    summary: 'Show a file in a dispute (PDF, JPEG, PNG, WebP, at most 10 MB); its hash is anchored.',
    files: true,
    answer: dispute,
    status: 201,
  })
  async show(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @Req() request: FastifyRequest,
  ): Promise<Dispute> {
    const file = await readOneFile(request);
    return this.answerDispute.run(caller, id, file.name, file);
  }

  @Get('disputes/:id/evidence/:fileId')
  @Operation({
    allow: readers,
    summary: 'A file that was shown in a dispute.',
    produces: 'application/octet-stream',
  })
  async file(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @IdParam('fileId') fileId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendAttachment(reply, await this.disputes.file(caller, id, fileId));
  }

  @Post('disputes/:id/withdrawal')
  @Operation({
    allow: ['buyer', 'vendor'],
    summary: 'Withdraw my dispute; the order goes on.',
    answer: dispute,
    idempotent: true,
  })
  withdraw(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<Dispute> {
    return this.openDispute.withdraw(caller, id);
  }

  @Post('disputes/:id/decision')
  @Operation({
    allow: ['operator'],
    summary: 'Decide a dispute: dismiss it, cancel the order, or refund part of it.',
    body: disputeDecisionInput,
    answer: dispute,
    idempotent: true,
    money: true,
  })
  decide(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @Body() body: DisputeDecisionInput,
  ): Promise<Dispute> {
    return this.decideDispute.run(caller, id, body);
  }
}
