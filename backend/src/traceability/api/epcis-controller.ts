import {
  Body,
  Controller,
  Get,
  Headers,
  Options,
  Param,
  Post,
  Query,
  Req,
  Res,
  UseFilters,
} from '@nestjs/common';
import {
  capturedEvent,
  captureInput,
  captureJob,
  captureJobs,
  eventAnchor,
  eventInput,
  eventParameters,
  queryDocument,
  type CaptureJob,
  type EventAnchor,
  type QueryDocument,
} from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  IdParam,
  MaybeCaller,
  Operation,
  OrganisationMember,
  type CallerIdentity,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { AnchorEvents } from '../anchor-events.ts';
import { CaptureDocument, type ErrorBehaviour } from '../capture-document.ts';
import { readEventQuery } from '../read-event-query.ts';
import { ReadEvents } from '../read-events.ts';
import { answerAs, discover, linkNext, speak } from './epcis-headers.ts';
import { EpcisProblemFilter } from './epcis-problem-filter.ts';

type Parameters = Record<string, unknown> & { perPage?: string; nextPageToken?: string };

/** EPCIS 2.0 REST: capture and events (section 12). JSON and JSON-LD; not supported: XML, subscriptions, streams. */
@Controller('epcis')
@UseFilters(EpcisProblemFilter)
export class EpcisController {
  constructor(
    private readonly captureDocument: CaptureDocument,
    private readonly readEvents: ReadEvents,
    private readonly anchorEvents: AnchorEvents,
  ) {}

  @Options('capture')
  @Operation({ allow: 'public', summary: 'What capturing takes.', status: 204 })
  aboutCapture(@Res({ passthrough: true }) reply: FastifyReply): void {
    discover(reply, 'GET, POST, OPTIONS', true);
  }

  @Post('capture')
  @Operation({ allow: 'signed-in', summary: 'Hand in an EPCIS document.', body: captureInput, status: 202 })
  async capture(
    @OrganisationMember() caller: OrganisationCaller,
    @Body() body: unknown,
    @Headers('gs1-capture-error-behaviour') behaviour: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const job = await this.captureDocument.run(caller, body, behaviourOf(behaviour));
    speak(reply);
    void reply.header('location', `/epcis/capture/${job.captureID}`);
  }

  @Get('capture')
  @Operation({ allow: 'signed-in', summary: 'What my organisation handed in.', answer: captureJobs })
  async captures(
    @OrganisationMember() caller: OrganisationCaller,
    @Query() page: Parameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaptureJob[]> {
    const paged = await this.readEvents.captures(caller.organisationId, readEventQuery({}, page));
    answerAs(request, reply);
    linkNext(request, reply, paged);
    return paged.content;
  }

  @Get('capture/:id')
  @Operation({ allow: 'signed-in', summary: 'What became of a document.', answer: captureJob })
  captureOf(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<CaptureJob> {
    return this.readEvents.capture(caller.organisationId, id);
  }

  @Options('events')
  @Operation({ allow: 'public', summary: 'What can be done with events.', status: 204 })
  aboutEvents(@Res({ passthrough: true }) reply: FastifyReply): void {
    discover(reply, 'GET, POST, OPTIONS', true);
  }

  @Post('events')
  @Operation({
    allow: 'signed-in',
    summary: 'Capture one event.',
    body: eventInput,
    answer: capturedEvent,
    status: 201,
  })
  async captureOne(
    @OrganisationMember() caller: OrganisationCaller,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { event, name } = await this.captureDocument.one(caller, body);
    answerAs(request, reply);
    void reply.header('location', `/epcis/events/${encodeURIComponent(name)}`);
    return event;
  }

  @Get('events')
  @Operation({
    allow: 'public',
    summary: 'Events that fit the parameters, latest first.',
    query: eventParameters,
    answer: queryDocument,
  })
  async events(
    @MaybeCaller() caller: CallerIdentity | null,
    @Query() { perPage, nextPageToken, ...parameters }: Parameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<QueryDocument> {
    const query = readEventQuery(parameters, { perPage, nextPageToken });
    const paged = await this.readEvents.query(caller?.organisationId ?? null, query, 'SimpleEventQuery');
    answerAs(request, reply);
    linkNext(request, reply, paged);
    return paged.content;
  }

  @Get('events/:eventId')
  @Operation({ allow: 'public', summary: 'One event by its eventID.', answer: capturedEvent })
  async event(
    @MaybeCaller() caller: CallerIdentity | null,
    @Param('eventId') eventId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const event = await this.readEvents.one(caller?.organisationId ?? null, eventId);
    answerAs(request, reply);
    return event;
  }

  @Get('events/:eventId/anchor')
  @Operation({ allow: 'public', summary: 'How an event is bound to the chain.', answer: eventAnchor })
  anchor(
    @MaybeCaller() caller: CallerIdentity | null,
    @Param('eventId') eventId: string,
  ): Promise<EventAnchor> {
    return this.anchorEvents.anchorOf(caller?.organisationId ?? null, eventId);
  }
}

function behaviourOf(header: string | undefined): ErrorBehaviour {
  const behaviour = header?.trim() ?? 'rollback';
  if (behaviour === 'rollback' || behaviour === 'proceed') return behaviour;
  throw new AppError('invalid-input', {
    message: 'GS1-Capture-Error-Behaviour is rollback (all or nothing) or proceed (keep what is in order).',
    details: { reason: 'error-behaviour' },
  });
}
