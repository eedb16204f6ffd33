import { Controller, Get } from '@nestjs/common';
import { health, type Health } from '@topsteel/domain/api';
import { Operation } from '../http/index.ts';
import { CheckHealth } from './check-health.ts';

@Controller('health')
export class HealthController {
  constructor(private readonly checkHealth: CheckHealth) {}

  @Get()
  @Operation({
    allow: 'public',
    summary: 'The state of every part the marketplace leans on.',
    answer: health,
  })
  read(): Promise<Health> {
    return this.checkHealth.run();
  }
}
