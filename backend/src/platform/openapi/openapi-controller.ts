import { Controller, Get } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { Config } from '../config/index.ts';
import { listRoutes, Operation } from '../http/index.ts';
import { buildOpenApi } from './build-openapi.ts';

@Controller('v2/openapi.json')
export class OpenApiController {
  private document: Record<string, unknown> | undefined;

  constructor(
    private readonly modules: ModulesContainer,
    private readonly config: Config,
  ) {}

  @Get()
  @Operation({ allow: 'public', summary: 'This document: OpenAPI 3.1.', etag: true, maxAgeS: 300 })
  read(): Record<string, unknown> {
    return (this.document ??= buildOpenApi(listRoutes(this.modules), this.config.settings.publicUrl));
  }
}
