import { Controller, Get, Header, Res } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { Config } from '../config/index.ts';
import { listRoutes, Operation } from '../http/index.ts';
import { buildOpenApi } from './build-openapi.ts';
import { referencePage, REFERENCE_POLICY } from './reference-page.ts';

@Controller('v2/reference')
export class ReferenceController {
  private page: string | undefined;

  constructor(
    private readonly modules: ModulesContainer,
    private readonly config: Config,
  ) {}

  @Get()
  @Operation({
    allow: 'public',
    summary: 'Every route for people to read: what it takes and answers, with examples to copy.',
    produces: 'text/html',
    etag: true,
    maxAgeS: 300,
  })
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', REFERENCE_POLICY)
  async read(@Res() reply: FastifyReply): Promise<void> {
    this.page ??= referencePage(buildOpenApi(listRoutes(this.modules), this.config.settings.publicUrl));
    await reply.send(this.page);
  }
}
