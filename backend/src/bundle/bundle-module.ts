import { Module } from '@nestjs/common';
import { PassportModule } from '../passport/index.ts';
import { TraceabilityModule } from '../traceability/index.ts';
import { BundleController } from './api/bundle-controller.ts';
import { MakeBundle } from './make-bundle.ts';

@Module({
  imports: [PassportModule, TraceabilityModule],
  controllers: [BundleController],
  providers: [MakeBundle],
})
export class BundleModule {}
