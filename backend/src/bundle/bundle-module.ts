import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.ts';
import { CertificateModule } from '../certificate/index.ts';
import { PassportModule } from '../passport/index.ts';
import { TraceabilityModule } from '../traceability/index.ts';
import { BundleController } from './api/bundle-controller.ts';
import { ObjectBundleController } from './api/object-bundle-controller.ts';
import { BoundedArchives } from './bounded-archives.ts';
import { MakeBundle } from './make-bundle.ts';
import { MakeObjectBundle } from './make-object-bundle.ts';

@Module({
  imports: [AuditModule, CertificateModule, PassportModule, TraceabilityModule],
  controllers: [BundleController, ObjectBundleController],
  providers: [BoundedArchives, MakeBundle, MakeObjectBundle],
})
export class BundleModule {}
