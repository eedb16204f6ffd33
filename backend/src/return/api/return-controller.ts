import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import {
  creditInput,
  goodsReturn,
  goodsReturnPage,
  goodsReturnQuery,
  returnDecisionInput,
  returnInput,
  returnReceiptInput,
  returnSettlementInput,
  type CreditInput,
  type GoodsReturn,
  type GoodsReturnQuery,
  type Page,
  type ReturnDecisionInput,
  type ReturnReceiptInput,
} from '@topsteel/domain/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { readOneFile, sendAttachment } from '../../attachment/index.ts';
import {
  Caller,
  IdParam,
  Operation,
  OrganisationMember,
  type CallerIdentity,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { DecideReturn } from '../decide-return.ts';
import { GrantCredit } from '../grant-credit.ts';
import { ReadReturns } from '../read-returns.ts';
import { RequestReturn } from '../request-return.ts';

const readers = ['vendor', 'buyer', 'finance', 'auditor', 'operator'] as const;

@Controller('v2')
export class ReturnController {
  constructor(
    private readonly requestReturn: RequestReturn,
    private readonly decideReturn: DecideReturn,
    private readonly grantCredit: GrantCredit,
    private readonly returns: ReadReturns,
  ) {}

  @Post('orders/:id/returns')
  @Operation({
    allow: ['buyer'],
    summary: 'Ask to give goods back, or for a lower price.',
    body: returnInput,
    answer: goodsReturn,
    status: 201,
    idempotent: true,
  })
  request(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: z.output<typeof returnInput>,
  ): Promise<GoodsReturn> {
    return this.requestReturn.run(caller, id, body);
  }

  @Post('orders/:id/credits')
  @Operation({
    allow: ['vendor', 'finance'],
    summary: 'Lower the price of a delivered order: a credit note, without goods.',
    body: creditInput,
    answer: goodsReturn,
    status: 201,
    money: true,
    idempotent: true,
  })
  credit(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: CreditInput,
  ): Promise<GoodsReturn> {
    return this.grantCredit.run(caller, id, body);
  }

  @Get('returns')
  @Operation({
    allow: readers,
    summary: 'Returns and credits of my organisation, newest first.',
    query: goodsReturnQuery,
    answer: goodsReturnPage,
  })
  list(@Caller() caller: CallerIdentity, @Query() query: GoodsReturnQuery): Promise<Page<GoodsReturn>> {
    return this.returns.list(caller, query);
  }

  @Get('returns/:id')
  @Operation({ allow: readers, summary: 'One return with its files.', answer: goodsReturn })
  one(@Caller() caller: CallerIdentity, @IdParam() id: string): Promise<GoodsReturn> {
    return this.returns.read(caller, id);
  }

  @Post('returns/:id/files')
  @Operation({
    allow: ['vendor', 'buyer'],
    summary: 'Add a photo or a document (PDF, JPEG, PNG, WebP, at most 10 MB).',
    files: true,
    answer: goodsReturn,
    status: 201,
  })
  async addFile(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Req() request: FastifyRequest,
  ): Promise<GoodsReturn> {
    return this.requestReturn.addFile(caller, id, await readOneFile(request));
  }

  @Get('returns/:id/files/:fileId')
  @Operation({ allow: readers, summary: 'A file of a return.', produces: 'application/octet-stream' })
  async file(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @IdParam('fileId') fileId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendAttachment(reply, await this.returns.file(caller, id, fileId));
  }

  @Post('returns/:id/withdrawal')
  @Operation({
    allow: ['buyer'],
    summary: 'Withdraw a return before the goods are back.',
    answer: goodsReturn,
    idempotent: true,
  })
  withdraw(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<GoodsReturn> {
    return this.requestReturn.withdraw(caller, id);
  }

  @Post('returns/:id/decision')
  @Operation({
    allow: ['vendor'],
    summary: 'Authorise or refuse a return; an allowance is paid at once.',
    body: returnDecisionInput,
    answer: goodsReturn,
    idempotent: true,
    money: true,
  })
  decide(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: ReturnDecisionInput,
  ): Promise<GoodsReturn> {
    return this.decideReturn.decide(caller, id, body);
  }

  @Post('returns/:id/receipt')
  @Operation({
    allow: ['vendor'],
    summary: 'The goods came back: their mass and weigh ticket.',
    body: returnReceiptInput,
    answer: goodsReturn,
    idempotent: true,
  })
  receive(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: ReturnReceiptInput,
  ): Promise<GoodsReturn> {
    return this.decideReturn.receive(caller, id, body);
  }

  @Post('returns/:id/settlement')
  @Operation({
    allow: ['vendor'],
    summary: 'Credit what came back, or reject it after inspection.',
    body: returnSettlementInput,
    answer: goodsReturn,
    idempotent: true,
    money: true,
  })
  settle(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: z.output<typeof returnSettlementInput>,
  ): Promise<GoodsReturn> {
    return this.decideReturn.settle(caller, id, body);
  }
}
