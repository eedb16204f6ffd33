import { Module, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DestinationStream } from 'pino';
import { PlatformModule } from '../../src/platform/platform-module.ts';
import { PolicyModule } from '../../src/policy/index.ts';
import { buildApp, CallerResolver, type CallerIdentity } from '../../src/platform/http/index.ts';
import { createLog } from '../../src/platform/logging/index.ts';
import { openDatabase, type TestDatabase } from '../database/open-database.ts';

export const ADA: CallerIdentity = {
  userId: 'ada',
  email: 'ada@steel.test',
  name: 'Ada',
  organisationId: '01a20687-a5b4-76e1-804c-b0e0d5ee8742',
  organisationRoles: [],
  custody: null,
  access: [],
};

/** Whoever sends `cookie: ada` is Ada. */
class ByName extends CallerResolver {
  resolve({ headers }: { headers: { cookie?: string } }): Promise<CallerIdentity | null> {
    return Promise.resolve(headers.cookie === 'ada' ? ADA : null);
  }
}

/** The platform with routes of the test's own, on a fresh database, listening nowhere. */
export async function openDesk(
  controllers: Type[],
  options: { env?: Record<string, string>; logTo?: DestinationStream; providers?: Type[] } = {},
): Promise<{ app: NestFastifyApplication; database: TestDatabase; close(): Promise<void> }> {
  const database = await openDatabase(options.env ?? {});
  @Module({
    imports: [PlatformModule.with(database.config), PolicyModule],
    controllers,
    providers: [{ provide: CallerResolver, useClass: ByName }, ...(options.providers ?? [])],
    exports: [CallerResolver],
  })
  class DeskModule {}
  const log = options.logTo ? createLog('trace', [], options.logTo) : createLog('silent');
  const app = await buildApp({ module: DeskModule, global: true }, log);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    database,
    async close() {
      await app.close();
      await database.close();
    },
  };
}
