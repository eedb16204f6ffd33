import { Controller, Get } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { Config } from '../config/index.ts';
import { buildOpenApi } from './openapi.ts';
import { Operation } from './operation.ts';
import { listRoutes } from './routes.ts';

@Controller('v2/openapi.json')
export class OpenApiController {
  private document: Record<string, unknown> | undefined;

  constructor(
    private readonly modules: ModulesContainer,
    private readonly config: Config,
  ) {}

  @Get()
  @Operation({ allow: 'public', summary: 'This document: OpenAPI 3.1.' })
  read(): Record<string, unknown> {
    return (this.document ??= buildOpenApi(listRoutes(this.modules), this.config.settings.publicUrl));
  }
}
