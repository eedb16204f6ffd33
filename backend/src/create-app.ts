import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app-module.ts';
import { guardOrigin, Sessions } from './identity/index.ts';
import type { Config } from './platform/config/index.ts';
import { buildApp } from './platform/http/index.ts';
import { createLog } from './platform/logging/index.ts';

/** Puts the application together without listening; tests send requests into it directly. */
export async function createApp(
  config: Config,
  log = createLog(config.settings.logLevel, config.secrets),
): Promise<NestFastifyApplication> {
  const app = await buildApp(AppModule.with(config), log);
  const fastify = app.getHttpAdapter().getInstance();
  guardOrigin(fastify, config.settings.publicUrl, app.get(Sessions).cookies);
  return app;
}
