import { Controller, Get, Global, Module } from '@nestjs/common';
import { offerPage, type Offer, type Page } from '@topsteel/domain/api';
import Fastify from 'fastify';
import { z } from 'zod';
import { Config, readConfig } from '../../src/platform/config/index.ts';
import { PolicyModule } from '../../src/policy/index.ts';
import { PrismaService } from '../../src/platform/database/index.ts';
import { buildApp, CallerResolver, HttpModule, Operation } from '../../src/platform/http/index.ts';
import { Metrics } from '../../src/platform/telemetry/index.ts';
import { createLog } from '../../src/platform/logging/index.ts';
import { offersOf } from './sample-offers.ts';

/**
 * One server of the pipeline's benchmark, by its name: `bare` is Fastify alone, `ours` a route behind everything that ours
 * have. It says its port, and answers every line on its standard input with the CPU microseconds spent until then.
 */
const nothing = { ok: true };
const page: Page<Offer> = { items: offersOf(20), nextCursor: null };

@Controller('v2/bench')
class BenchController {
  @Get('nothing')
  @Operation({ allow: 'public', summary: 'Nothing.', answer: z.object({ ok: z.boolean() }) })
  nothing() {
    return nothing;
  }

  @Get('offers')
  @Operation({ allow: 'public', summary: 'Twenty offers.', answer: offerPage })
  offers() {
    return page;
  }
}

class Nobody extends CallerResolver {
  resolve() {
    return Promise.resolve(null);
  }
}

const config = readConfig({
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
  AUTH_SECRET: 'b'.repeat(32),
});

@Global()
@Module({
  imports: [HttpModule, PolicyModule],
  controllers: [BenchController],
  providers: [
    { provide: CallerResolver, useClass: Nobody },
    { provide: Config, useValue: config },
    PrismaService,
    Metrics,
  ],
  exports: [CallerResolver, Config, PrismaService, Metrics],
})
class BenchModule {}

const port = process.argv[2] === 'bare' ? await listenBare() : await listenOurs();
console.log(JSON.stringify({ port }));
process.stdin.on('data', () => {
  const { user, system } = process.cpuUsage();
  console.log(JSON.stringify({ cpuUs: user + system, rssMb: process.memoryUsage().rss / 1e6 }));
});
process.stdin.on('end', () => process.exit(0));

async function listenBare(): Promise<number> {
  const fastify = Fastify();
  fastify.get('/v2/bench/nothing', () => Promise.resolve(nothing));
  fastify.get('/v2/bench/offers', () => Promise.resolve(page));
  await fastify.listen({ port: 0, host: '127.0.0.1' });
  return portOf(fastify.addresses()[0]);
}

async function listenOurs(): Promise<number> {
  const app = await buildApp({ module: BenchModule }, createLog('info', [], { write: () => undefined }));
  await app.listen(0, '127.0.0.1');
  return portOf(app.getHttpAdapter().getInstance().addresses()[0]);
}

function portOf(address: { port: number } | string | undefined): number {
  if (typeof address !== 'object') throw new Error('The server does not listen.');
  return address.port;
}
