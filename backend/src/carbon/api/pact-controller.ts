import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import { footprintList, oneFootprint } from '@topsteel/domain/api';
import { uuid, type ProductFootprint } from '@topsteel/domain/carbon';
import { AppError } from '@topsteel/domain/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Operation } from '../../platform/http/index.ts';
import type { PactCaller } from '../access-tokens.ts';
import { readFootprintQuery, ReadFootprints } from '../read-footprints.ts';
import { TakeEvent } from '../take-event.ts';
import { PactErrorFilter } from './pact-error-filter.ts';
import { NeedsScope, PactClientCaller, PactGuard } from './pact-guard.ts';

/** PACT Technical Specifications 3.0: what other systems read and send. */
@Controller('3')
@UseGuards(PactGuard)
@UseFilters(PactErrorFilter)
export class PactController {
  constructor(
    private readonly footprints: ReadFootprints,
    private readonly takeEvent: TakeEvent,
  ) {}

  @Get('footprints')
  @NeedsScope('footprint:list')
  @Operation({
    allow: 'api-client',
    actsAs: 'system',
    summary: 'PACT 3.0: footprints that are shared with the client.',
    answer: footprintList,
  })
  async list(
    @PactClientCaller() caller: PactCaller,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ data: ProductFootprint[] }> {
    const { data, next } = await this.footprints.list(caller.organisationId, readFootprintQuery(query));
    if (next !== null) void reply.header('link', `<${nextAddress(request, next)}>; rel="next"`);
    return { data };
  }

  @Get('footprints/:id')
  @NeedsScope('footprint:read')
  @Operation({
    allow: 'api-client',
    actsAs: 'system',
    summary: 'PACT 3.0: one footprint.',
    answer: oneFootprint,
  })
  async one(
    @PactClientCaller() caller: PactCaller,
    @Param('id') id: string,
  ): Promise<{ data: ProductFootprint }> {
    if (!uuid.safeParse(id).success)
      throw new AppError('not-found', { message: 'There is no footprint with this id.' });
    return { data: await this.footprints.one(caller.organisationId, id) };
  }

  @Post('events')
  @NeedsScope('event:post')
  @Operation({
    allow: 'api-client',
    actsAs: 'system',
    summary: 'PACT 3.0: an event; a request for footprints is answered by event.',
  })
  async events(@PactClientCaller() caller: PactCaller, @Body() body: unknown): Promise<void> {
    await this.takeEvent.run(caller, body);
  }
}

/** The same question from after the last footprint shown, absolute, on the host that was asked (PACT 3.0, Pagination). */
function nextAddress(request: FastifyRequest, next: string): string {
  const address = new URL(request.url, `${request.protocol}://${request.host}`);
  address.searchParams.delete('offset');
  address.searchParams.set('after', next);
  return address.toString();
}
