import { Module } from '@nestjs/common';
import { CaptureEvents } from './capture-events.ts';

@Module({
  providers: [CaptureEvents],
  exports: [CaptureEvents],
})
export class TraceabilityModule {}
