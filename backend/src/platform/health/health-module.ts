import { Module } from '@nestjs/common';
import { CheckHealth } from './check-health.ts';
import { CheckReadiness } from './check-readiness.ts';
import { IndexFigures } from './index-figures.ts';
import { HealthController } from './health-controller.ts';
import { MetricsController } from './metrics-controller.ts';

/** How the process and what it leans on are. */
@Module({
  controllers: [HealthController, MetricsController],
  providers: [CheckHealth, CheckReadiness, IndexFigures],
})
export class HealthModule {}
