import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/index.ts';
import { AuditController } from './api/audit-controller.ts';
import { AuditEscrow } from './audit-escrow.ts';
import { ReadTrail } from './read-trail.ts';

@Module({ imports: [LedgerModule], controllers: [AuditController], providers: [AuditEscrow, ReadTrail] })
export class AuditModule {}
