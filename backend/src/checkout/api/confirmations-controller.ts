import { Controller, Get, Query, Res } from '@nestjs/common';
import { confirmationQuery, type ConfirmationQuery } from '@topsteel/domain/api';
import type { FastifyReply } from 'fastify';
import { Caller, IdParam, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { ConfirmOrders } from '../confirm-orders.ts';

const readers = ['buyer', 'vendor', 'finance', 'auditor', 'operator'] as const;

@Controller('v2')
export class ConfirmationsController {
  constructor(private readonly confirmations: ConfirmOrders) {}

  @Get('orders/:id/confirmation')
  @Operation({
    allow: readers,
    summary: 'The confirmation of an order, as PDF or HTML, in the reader’s language.',
    query: confirmationQuery,
    produces: 'application/pdf',
  })
  order(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @Query() query: ConfirmationQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(caller, id, null, query, reply);
  }

  @Get('order-groups/:id/confirmations/:sellerId')
  @Operation({
    allow: readers,
    summary:
      'What one vendor confirms of what was ordered together, as PDF or HTML, in the reader’s language.',
    query: confirmationQuery,
    produces: 'application/pdf',
  })
  group(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @IdParam('sellerId') sellerId: string,
    @Query() query: ConfirmationQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(caller, id, sellerId, query, reply);
  }

  private async answer(
    caller: CallerIdentity,
    id: string,
    sellerId: string | null,
    { format = 'pdf', language = 'en' }: ConfirmationQuery,
    reply: FastifyReply,
  ): Promise<void> {
    void reply.header('cache-control', 'private, no-store');
    if (format === 'html') {
      const html = await this.confirmations.html(caller, id, sellerId, language);
      // Text of others stands in it: nothing of it may run or load.
      const policy = `default-src 'none'; style-src 'unsafe-inline'`;
      await reply.type('text/html; charset=utf-8').header('content-security-policy', policy).send(html);
      return;
    }
    const pdf = await this.confirmations.pdf(caller, id, sellerId, language);
    await reply.type('application/pdf').send(Buffer.from(pdf));
  }
}
