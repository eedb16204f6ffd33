import { Body, Controller, Get, Header, Headers, Post, Query, Res } from '@nestjs/common';
import { graphAnswer, graphQuery, graphRequest, type GraphAnswer } from '@topsteel/domain/api';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Operation } from '../../platform/http/index.ts';
import { AnswerQuery, type GraphResult } from '../answer-query.ts';
import { graphPage, GRAPH_PAGE_POLICY } from './graph-page.ts';

const GRAPHQL_JSON = 'application/graphql-response+json';

/** GraphQL over HTTP: one query a request, read only. */
@Controller()
export class GraphController {
  private page: string | undefined;

  constructor(private readonly answerQuery: AnswerQuery) {}

  @Post('graphql')
  @Operation({
    allow: 'public',
    rate: 'search',
    summary: 'Answer a GraphQL query over marketplace and register. The schema is docs/graph.graphql.',
    body: graphRequest,
    answer: graphAnswer,
  })
  async post(
    @Body() body: z.output<typeof graphRequest>,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GraphAnswer> {
    return send(reply, accept, await this.answerQuery.run(body));
  }

  @Get('graphql')
  @Operation({
    allow: 'public',
    rate: 'search',
    summary: 'Answer a GraphQL query that is known by its hash, or short; the answer may be kept.',
    query: graphQuery,
    answer: graphAnswer,
    etag: true,
    maxAgeS: 5,
  })
  async get(
    @Query() query: z.output<typeof graphQuery>,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GraphAnswer> {
    const result = await this.answerQuery.run(query);
    // What one side did not answer is not kept.
    if (result.body.errors) void reply.header('cache-control', 'no-store');
    return send(reply, accept, result);
  }

  @Get('v2/graph')
  @Operation({
    allow: 'public',
    summary: 'The graph for people: its registered queries, each with its answer.',
    produces: 'text/html',
    etag: true,
    maxAgeS: 300,
  })
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', GRAPH_PAGE_POLICY)
  async read(@Res() reply: FastifyReply): Promise<void> {
    this.page ??= graphPage(this.answerQuery.schema);
    await reply.send(this.page);
  }
}

/** By the media type of GraphQL itself a refused query is 400; as plain JSON every answer is 200. */
function send(
  reply: FastifyReply,
  accept: string | undefined,
  { isAnswered, body }: GraphResult,
): GraphAnswer {
  const isGraphql = accept?.includes(GRAPHQL_JSON) ?? false;
  void reply.type(`${isGraphql ? GRAPHQL_JSON : 'application/json'}; charset=utf-8`);
  void reply.header('access-control-allow-origin', '*').header('vary', 'accept');
  if (isGraphql && !isAnswered) void reply.code(400);
  return body;
}
