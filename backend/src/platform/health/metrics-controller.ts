import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Headers, Res } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import type { FastifyReply } from 'fastify';
import { Config } from '../config/index.ts';
import { MaybeCaller, Operation, type CallerIdentity } from '../http/index.ts';
import { Metrics } from '../telemetry/index.ts';

@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly config: Config,
  ) {}

  @Get()
  @Operation({
    allow: 'public',
    summary: 'What is counted of this process, for Prometheus: with METRICS_TOKEN as bearer, or as operator.',
    produces: 'text/plain',
  })
  async read(
    @MaybeCaller() caller: CallerIdentity | null,
    @Headers('authorization') authorization: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { metricsToken } = this.config.settings;
    const isTold = metricsToken !== null && isSame(authorization ?? '', `Bearer ${metricsToken}`);
    if (!isTold && !caller?.access.includes('operator')) {
      throw new AppError('forbidden', {
        message:
          'Figures of the process are for its operator. Send the METRICS_TOKEN of its settings as bearer token, or sign in as operator.',
      });
    }
    await reply.type('text/plain; version=0.0.4; charset=utf-8').send(await this.metrics.text());
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const isSame = (given: string, wanted: string): boolean => timingSafeEqual(digest(given), digest(wanted));
