import {
  Body,
  Controller,
  Delete,
  Get,
  Options,
  Param,
  Post,
  Query,
  Req,
  Res,
  UseFilters,
} from '@nestjs/common';
import {
  namedQueries,
  namedQuery,
  namedQueryInput,
  queryDocument,
  type NamedQuery,
  type QueryDocument,
} from '@topsteel/domain/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Operation, OrganisationMember, type OrganisationCaller } from '../../platform/http/index.ts';
import { KeepQuery } from '../keep-query.ts';
import { readEventQuery } from '../read-event-query.ts';
import { ReadEvents } from '../read-events.ts';
import { answerAs, discover, linkNext } from './epcis-headers.ts';
import { EpcisProblemFilter } from './epcis-problem-filter.ts';

/** EPCIS 2.0 REST: named queries (section 12.8). Not supported: subscriptions. */
@Controller('epcis/queries')
@UseFilters(EpcisProblemFilter)
export class EpcisQueryController {
  constructor(
    private readonly keepQuery: KeepQuery,
    private readonly readEvents: ReadEvents,
  ) {}

  @Options()
  @Operation({ allow: 'public', summary: 'What can be done with queries.', status: 204 })
  about(@Res({ passthrough: true }) reply: FastifyReply): void {
    discover(reply, 'GET, POST, OPTIONS');
  }

  @Get()
  @Operation({ allow: 'signed-in', summary: 'The queries of my organisation.', answer: namedQueries })
  list(@OrganisationMember() caller: OrganisationCaller): Promise<NamedQuery[]> {
    return this.keepQuery.list(caller);
  }

  @Post()
  @Operation({
    allow: 'signed-in',
    summary: 'Keep a query under a name.',
    body: namedQueryInput,
    answer: namedQuery,
    status: 201,
  })
  async add(
    @OrganisationMember() caller: OrganisationCaller,
    @Body() body: z.output<typeof namedQueryInput>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NamedQuery> {
    const kept = await this.keepQuery.add(caller, body);
    void reply.header('location', `/epcis/queries/${kept.name}`);
    return kept;
  }

  @Get(':name')
  @Operation({ allow: 'signed-in', summary: 'One query by its name.', answer: namedQuery })
  one(@OrganisationMember() caller: OrganisationCaller, @Param('name') name: string): Promise<NamedQuery> {
    return this.keepQuery.one(caller, name);
  }

  @Delete(':name')
  @Operation({ allow: 'signed-in', summary: 'Forget a query.', status: 204 })
  remove(@OrganisationMember() caller: OrganisationCaller, @Param('name') name: string): Promise<void> {
    return this.keepQuery.remove(caller, name);
  }

  @Get(':name/events')
  @Operation({ allow: 'signed-in', summary: 'The events that fit a query.', answer: queryDocument })
  async events(
    @OrganisationMember() caller: OrganisationCaller,
    @Param('name') name: string,
    @Query() page: { perPage?: string; nextPageToken?: string },
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<QueryDocument> {
    const { query } = await this.keepQuery.one(caller, name);
    const paged = await this.readEvents.query(caller.organisationId, readEventQuery(query, page), name);
    answerAs(request, reply);
    linkNext(request, reply, paged);
    return paged.content;
  }
}
