import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import {
  awardLotInput,
  declineInput,
  pageQuery,
  quotationInput,
  quoteRequest,
  quoteRequestClaim,
  quoteRequestPage,
  rfqMessageInput,
  type AwardLotInput,
  type DeclineInput,
  type Page,
  type PageQuery,
  type QuotationInput,
  type QuoteRequest,
  type QuoteRequestClaim,
  type QuoteRequestSummary,
  type RfqMessageInput,
} from '@topsteel/domain/api';
import type { FastifyReply } from 'fastify';
import { sendAttachment } from '../../attachment/index.ts';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { AnswerRequest, type Answerer } from '../answer-request.ts';
import { NameLot } from '../name-lot.ts';
import { ReadRfqs } from '../read-rfqs.ts';

/** The vendor's side: its own answers, and nothing of anybody else. */
@Controller('v2/quote-requests')
export class QuoteRequestsController {
  constructor(
    private readonly answering: AnswerRequest,
    private readonly naming: NameLot,
    private readonly rfqs: ReadRfqs,
  ) {}

  @Get()
  @Operation({
    allow: ['vendor'],
    summary: 'What my organisation is asked to quote for, newest first.',
    query: pageQuery,
    answer: quoteRequestPage,
  })
  list(
    @OrganisationMember() caller: OrganisationCaller,
    @Query() query: PageQuery,
  ): Promise<Page<QuoteRequestSummary>> {
    return this.rfqs.requests(caller, query);
  }

  @Post('claim')
  @Operation({
    allow: ['vendor'],
    summary: 'Take over a request that was answered under a link, for my organisation.',
    body: quoteRequestClaim,
    answer: quoteRequest,
    rate: 'auth',
    idempotent: true,
  })
  claim(
    @OrganisationMember() caller: OrganisationCaller,
    @Body() body: QuoteRequestClaim,
  ): Promise<QuoteRequest> {
    return this.naming.claim(caller, body);
  }

  @Get(':id')
  @Operation({ allow: ['vendor'], summary: 'One request, with my answers to it.', answer: quoteRequest })
  read(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<QuoteRequest> {
    return this.rfqs.request(keyOf(caller, id));
  }

  @Get(':id/files/:fileId')
  @Operation({ allow: ['vendor'], summary: 'A file of a request.', produces: 'application/octet-stream' })
  async file(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @IdParam('fileId') fileId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendAttachment(reply, await this.rfqs.fileOfRequest(keyOf(caller, id), fileId));
  }

  @Post(':id/quotations')
  @Operation({
    allow: ['vendor'],
    summary: 'Quote, or send a new version, which supersedes the one before.',
    body: quotationInput,
    answer: quoteRequest,
    status: 201,
    idempotent: true,
  })
  quote(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: QuotationInput,
  ): Promise<QuoteRequest> {
    return this.answering.quote(answererOf(caller, id), body);
  }

  @Post(':id/withdrawal')
  @Operation({
    allow: ['vendor'],
    summary: 'Withdraw the quotation that stands, while nothing of it was accepted.',
    answer: quoteRequest,
    idempotent: true,
  })
  withdraw(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<QuoteRequest> {
    return this.answering.withdraw(answererOf(caller, id));
  }

  @Post(':id/decline')
  @Operation({
    allow: ['vendor'],
    summary: 'Say that nothing will be quoted, and why.',
    body: declineInput,
    answer: quoteRequest,
    idempotent: true,
  })
  decline(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: DeclineInput,
  ): Promise<QuoteRequest> {
    return this.answering.decline(answererOf(caller, id), body);
  }

  @Post(':id/messages')
  @Operation({
    allow: ['vendor'],
    summary: 'Write to the buyer.',
    body: rfqMessageInput,
    answer: quoteRequest,
    status: 201,
    idempotent: true,
  })
  say(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: RfqMessageInput,
  ): Promise<QuoteRequest> {
    return this.answering.say(answererOf(caller, id), body);
  }

  @Post(':id/awards/:awardId/lot')
  @Operation({
    allow: ['vendor'],
    summary: 'Name the lot that an accepted row is delivered from; the buyer orders next.',
    body: awardLotInput,
    answer: quoteRequest,
    idempotent: true,
  })
  nameLot(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @IdParam('awardId') awardId: string,
    @Body() body: AwardLotInput,
  ): Promise<QuoteRequest> {
    return this.naming.run(caller, id, awardId, body);
  }
}

const keyOf = ({ organisationId: vendorId }: OrganisationCaller, id: string) => ({ id, vendorId });

const answererOf = (caller: OrganisationCaller, id: string): Answerer => ({
  key: keyOf(caller, id),
  userId: caller.userId,
  name: caller.name,
});
