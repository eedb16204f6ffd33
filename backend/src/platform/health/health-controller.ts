import { Controller, Get } from '@nestjs/common';
import {
  health,
  liveness,
  readiness,
  type Health,
  type Liveness,
  type Readiness,
} from '@topsteel/domain/api';
import { Operation } from '../http/index.ts';
import { CheckHealth } from './check-health.ts';
import { CheckReadiness } from './check-readiness.ts';

@Controller('health')
export class HealthController {
  constructor(
    private readonly checkHealth: CheckHealth,
    private readonly checkReadiness: CheckReadiness,
  ) {}

  @Get()
  @Operation({
    allow: 'public',
    summary: 'The state of every part the marketplace leans on.',
    answer: health,
  })
  read(): Promise<Health> {
    return this.checkHealth.run();
  }

  @Get('live')
  @Operation({
    allow: 'public',
    summary: 'That this process answers. Where it does not, it is to be started anew.',
    answer: liveness,
  })
  live(): Liveness {
    return { status: 'up' };
  }

  @Get('ready')
  @Operation({
    allow: 'public',
    summary:
      'That this process takes requests: it is not ending, and its database answers and is not older than it. Otherwise 503.',
    answer: readiness,
  })
  ready(): Promise<Readiness> {
    return this.checkReadiness.run();
  }
}
