import { Body, Controller, Get, Patch, Post, Query, Req, Res } from '@nestjs/common';
import {
  askableVendorQuery,
  askableVendors,
  awardInput,
  rfq,
  rfqInput,
  rfqMessageInput,
  rfqPage,
  rfqQuery,
  type AskableVendorQuery,
  type AskableVendors,
  type AwardInput,
  type Page,
  type Rfq,
  type RfqInput,
  type RfqMessageInput,
  type RfqQuery,
  type RfqSummary,
} from '@topsteel/domain/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readOneFile, sendAttachment } from '../../attachment/index.ts';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { AwardRows } from '../award-rows.ts';
import { KeepRfq } from '../keep-rfq.ts';
import { ReadRfqs } from '../read-rfqs.ts';
import { SendRfq } from '../send-rfq.ts';
import { TalkWithVendor } from '../talk-with-vendor.ts';

/** The buyer's side. */
@Controller('v2')
export class RfqsController {
  constructor(
    private readonly keeping: KeepRfq,
    private readonly sending: SendRfq,
    private readonly awarding: AwardRows,
    private readonly talking: TalkWithVendor,
    private readonly rfqs: ReadRfqs,
  ) {}

  @Post('rfqs')
  @Operation({
    allow: ['buyer'],
    summary: 'Draft a request for quotation; nobody is asked before it is sent.',
    body: rfqInput,
    answer: rfq,
    status: 201,
    idempotent: true,
  })
  make(@OrganisationMember() caller: OrganisationCaller, @Body() body: RfqInput): Promise<Rfq> {
    return this.keeping.make(caller, body);
  }

  @Get('rfqs')
  @Operation({
    allow: ['buyer'],
    summary: 'Requests for quotation of my organisation, newest first.',
    query: rfqQuery,
    answer: rfqPage,
  })
  list(
    @OrganisationMember() caller: OrganisationCaller,
    @Query() query: RfqQuery,
  ): Promise<Page<RfqSummary>> {
    return this.rfqs.list(caller, query);
  }

  @Get('rfq-vendors')
  @Operation({
    allow: ['buyer'],
    summary: 'Vendors that can be asked, those who sell most of a family first.',
    query: askableVendorQuery,
    answer: askableVendors,
  })
  vendors(
    @OrganisationMember() caller: OrganisationCaller,
    @Query() query: AskableVendorQuery,
  ): Promise<AskableVendors> {
    return this.rfqs.vendors(caller, query);
  }

  @Get('rfqs/:id')
  @Operation({ allow: ['buyer'], summary: 'One request, with every answer to it.', answer: rfq })
  read(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<Rfq> {
    return this.rfqs.read(caller, id);
  }

  @Patch('rfqs/:id')
  @Operation({
    allow: ['buyer'],
    summary: 'Write a draft anew.',
    body: rfqInput,
    answer: rfq,
    idempotent: true,
  })
  change(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: RfqInput,
  ): Promise<Rfq> {
    return this.keeping.change(caller, id, body);
  }

  @Post('rfqs/:id/files')
  @Operation({
    allow: ['buyer'],
    summary: 'Add a drawing or a list to a draft (PDF, JPEG, PNG, WebP, at most 10 MB).',
    files: true,
    answer: rfq,
    status: 201,
  })
  async addFile(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Req() request: FastifyRequest,
  ): Promise<Rfq> {
    return this.keeping.addFile(caller, id, await readOneFile(request));
  }

  @Get('rfqs/:id/files/:fileId')
  @Operation({ allow: ['buyer'], summary: 'A file of a request.', produces: 'application/octet-stream' })
  async file(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @IdParam('fileId') fileId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendAttachment(reply, await this.rfqs.file(caller, id, fileId));
  }

  @Post('rfqs/:id/sending')
  @Operation({
    allow: ['buyer'],
    summary: 'Send it: everybody who is asked gets a letter.',
    answer: rfq,
    idempotent: true,
  })
  send(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<Rfq> {
    return this.sending.run(caller, id);
  }

  @Post('rfqs/:id/closing')
  @Operation({
    allow: ['buyer'],
    summary: 'Accept nothing more; what was accepted goes on.',
    answer: rfq,
    idempotent: true,
  })
  close(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<Rfq> {
    return this.sending.close(caller, id);
  }

  @Post('rfqs/:id/cancellation')
  @Operation({
    allow: ['buyer'],
    summary: 'Give up a draft, or a request of which nothing was accepted.',
    answer: rfq,
    idempotent: true,
  })
  cancel(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<Rfq> {
    return this.sending.cancel(caller, id);
  }

  @Post('rfqs/:id/awards')
  @Operation({
    allow: ['buyer'],
    summary: 'Accept rows of a quotation at the total that was seen; a row with a lot lies in a basket then.',
    body: awardInput,
    answer: rfq,
    status: 201,
    idempotent: true,
  })
  award(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: AwardInput,
  ): Promise<Rfq> {
    return this.awarding.run(caller, id, body);
  }

  @Post('rfqs/:id/recipients/:recipientId/messages')
  @Operation({
    allow: ['buyer'],
    summary: 'Write to one of those who were asked.',
    body: rfqMessageInput,
    answer: rfq,
    status: 201,
    idempotent: true,
  })
  write(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @IdParam('recipientId') recipientId: string,
    @Body() body: RfqMessageInput,
  ): Promise<Rfq> {
    return this.talking.run(caller, id, recipientId, body);
  }
}
