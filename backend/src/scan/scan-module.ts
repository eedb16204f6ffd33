import { Module } from '@nestjs/common';
import { InventoryModule } from '../inventory/index.ts';
import { ScanController } from './api/scan-controller.ts';
import { ReaderHash } from './hash-reader.ts';
import { ReadReadings } from './read-readings.ts';
import { TakeReading } from './take-reading.ts';
import { TakeReport } from './take-report.ts';
import { TagSecret } from './tag-secret.ts';

@Module({
  imports: [InventoryModule],
  controllers: [ScanController],
  providers: [ReaderHash, ReadReadings, TagSecret, TakeReading, TakeReport],
  exports: [TakeReading],
})
export class ScanModule {}
