import { Body, Controller, Get, Header, Param, Post, Res } from '@nestjs/common';
import {
  declineInput,
  quotationInput,
  quoteRequest,
  rfqMessageInput,
  type DeclineInput,
  type QuotationInput,
  type QuoteRequest,
  type RfqMessageInput,
} from '@topsteel/domain/api';
import type { FastifyReply } from 'fastify';
import { sendAttachment } from '../../attachment/index.ts';
import { IdParam, Operation } from '../../platform/http/index.ts';
import { hashSecret } from '../../platform/secret/index.ts';
import { AnswerRequest, type Answerer } from '../answer-request.ts';
import { ReadRfqs } from '../read-rfqs.ts';

/**
 * For vendors without an account. The secret in the path opens one request, to read and to answer it, and nothing else; it
 * may not be kept on the way, or handed on as a referrer.
 */
@Controller('v2/rfq-invitations')
export class RfqInvitationsController {
  constructor(
    private readonly answering: AnswerRequest,
    private readonly rfqs: ReadRfqs,
  ) {}

  @Get(':token')
  @Header('cache-control', 'private, no-store')
  @Header('referrer-policy', 'no-referrer')
  @Operation({
    allow: 'public',
    actsAs: 'system',
    summary: 'What somebody without an account is asked, by the secret in their link.',
    answer: quoteRequest,
  })
  read(@Param('token') token: string): Promise<QuoteRequest> {
    return this.rfqs.request(answererOf(token).key);
  }

  @Get(':token/files/:fileId')
  @Header('cache-control', 'private, no-store')
  @Header('referrer-policy', 'no-referrer')
  @Operation({
    allow: 'public',
    actsAs: 'system',
    summary: 'A file of that request.',
    produces: 'application/octet-stream',
  })
  async file(
    @Param('token') token: string,
    @IdParam('fileId') fileId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendAttachment(reply, await this.rfqs.fileOfRequest(answererOf(token).key, fileId));
  }

  @Post(':token/quotations')
  @Header('cache-control', 'private, no-store')
  @Operation({
    allow: 'public',
    actsAs: 'system',
    rate: 'auth',
    summary: 'Quote under the link, or send a new version.',
    body: quotationInput,
    answer: quoteRequest,
    status: 201,
  })
  quote(@Param('token') token: string, @Body() body: QuotationInput): Promise<QuoteRequest> {
    return this.answering.quote(answererOf(token), body);
  }

  @Post(':token/withdrawal')
  @Header('cache-control', 'private, no-store')
  @Operation({
    allow: 'public',
    actsAs: 'system',
    rate: 'auth',
    summary: 'Withdraw under the link what was quoted.',
    answer: quoteRequest,
  })
  withdraw(@Param('token') token: string): Promise<QuoteRequest> {
    return this.answering.withdraw(answererOf(token));
  }

  @Post(':token/decline')
  @Header('cache-control', 'private, no-store')
  @Operation({
    allow: 'public',
    actsAs: 'system',
    rate: 'auth',
    summary: 'Say under the link that nothing will be quoted, and why.',
    body: declineInput,
    answer: quoteRequest,
  })
  decline(@Param('token') token: string, @Body() body: DeclineInput): Promise<QuoteRequest> {
    return this.answering.decline(answererOf(token), body);
  }

  @Post(':token/messages')
  @Header('cache-control', 'private, no-store')
  @Operation({
    allow: 'public',
    actsAs: 'system',
    rate: 'auth',
    summary: 'Write to the buyer under the link.',
    body: rfqMessageInput,
    answer: quoteRequest,
    status: 201,
  })
  say(@Param('token') token: string, @Body() body: RfqMessageInput): Promise<QuoteRequest> {
    return this.answering.say(answererOf(token), body);
  }
}

/** Whoever has the secret; the trail names them by the link, since nobody is signed in. */
const answererOf = (token: string): Answerer => ({
  key: { tokenHash: hashSecret(token), now: new Date() },
  userId: 'link:rfq',
  name: null,
});
