import { Module } from '@nestjs/common';
import { AnchorEvents } from './anchor-events.ts';
import { EpcisController } from './api/epcis-controller.ts';
import { EpcisQueryController } from './api/epcis-query-controller.ts';
import { CaptureDocument } from './capture-document.ts';
import { CaptureEvents } from './capture-events.ts';
import { KeepQuery } from './keep-query.ts';
import { ReadEvents } from './read-events.ts';

@Module({
  controllers: [EpcisController, EpcisQueryController],
  providers: [AnchorEvents, CaptureDocument, CaptureEvents, KeepQuery, ReadEvents],
  exports: [CaptureEvents, ReadEvents],
})
export class TraceabilityModule {}
