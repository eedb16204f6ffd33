import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.ts';
import { CheckController } from './api/check-controller.ts';
import { AskChecks } from './ask-checks.ts';
import { KeepChecks } from './keep-checks.ts';

@Module({ imports: [AuditModule], controllers: [CheckController], providers: [KeepChecks, AskChecks] })
export class AuditCheckModule {}
