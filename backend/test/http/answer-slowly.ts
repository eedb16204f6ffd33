import { setTimeout } from 'node:timers/promises';
import { Controller, Get, Global, Module } from '@nestjs/common';
import { readConfig } from '../../src/platform/config/index.ts';
import { PrismaService } from '../../src/platform/database/index.ts';
import { buildApp, CallerResolver, Operation } from '../../src/platform/http/index.ts';
import { createLog } from '../../src/platform/logging/index.ts';
import { PolicyModule } from '../../src/policy/index.ts';
import { PlatformModule } from '../../src/platform/platform-module.ts';

/** A server of its own process, whose requests take a moment in the database, for the test that ends it. */
@Controller('v2/slow')
class SlowController {
  constructor(private readonly prisma: PrismaService) {}

  @Get()
  @Operation({ allow: 'public', summary: 'Takes a moment.' })
  async slow() {
    process.send?.('begun');
    await this.prisma.client.$queryRaw`SELECT pg_sleep(0.3)::text`;
    // Beyond the pause the connection pool is needed again.
    await setTimeout(300);
    return this.prisma.transact(async (tx) => (await tx.$queryRaw<{ ok: boolean }[]>`SELECT true AS ok`)[0]);
  }
}

class Nobody extends CallerResolver {
  resolve() {
    return Promise.resolve(null);
  }
}

const config = readConfig(process.env);
@Global()
@Module({
  imports: [PlatformModule.with(config), PolicyModule],
  controllers: [SlowController],
  providers: [{ provide: CallerResolver, useClass: Nobody }],
  exports: [CallerResolver],
})
class SlowModule {}

const app = await buildApp({ module: SlowModule }, createLog('silent'));
await app.listen(0, '127.0.0.1');
process.send?.({ url: await app.getUrl() });
