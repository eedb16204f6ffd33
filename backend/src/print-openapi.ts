import { ModulesContainer } from '@nestjs/core';
import { createApp } from './create-app.ts';
import { readConfig } from './platform/config/index.ts';
import { listRoutes } from './platform/http/index.ts';
import { createLog } from './platform/logging/index.ts';
import { buildOpenApi } from './platform/openapi/index.ts';

/** Prints the OpenAPI document of all routes. Nothing is listened on, and nobody is asked anything. */
const config = readConfig({ DATABASE_URL: 'postgresql://localhost/none', AUTH_SECRET: 'o'.repeat(32) });
const app = await createApp(config, createLog('silent'));
const document = buildOpenApi(listRoutes(app.get(ModulesContainer)), config.settings.publicUrl);
process.stdout.write(`${JSON.stringify(document, null, 1)}\n`, () => process.exit(0));
