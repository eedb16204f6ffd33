import { Controller, Get, Query } from '@nestjs/common';
import {
  auditPage,
  auditQuery,
  escrowAudit,
  type AuditEntry,
  type AuditQuery,
  type EscrowAudit,
  type Page,
} from '@topsteel/domain/api';
import { Operation } from '../../platform/http/index.ts';
import { AuditEscrow } from '../audit-escrow.ts';
import { ReadTrail } from '../read-trail.ts';

@Controller('v2/audit')
export class AuditController {
  constructor(
    private readonly auditEscrow: AuditEscrow,
    private readonly readTrail: ReadTrail,
  ) {}

  @Get('escrow')
  @Operation({
    allow: ['auditor', 'operator'],
    summary:
      'The escrow at one final block by the token, the contract, the ledger and the subgraph, and whether they agree.',
    answer: escrowAudit,
  })
  escrow(): Promise<EscrowAudit> {
    return this.auditEscrow.run();
  }

  @Get('trail')
  @Operation({
    allow: ['auditor', 'operator'],
    summary: 'Who did what, newest first.',
    query: auditQuery,
    answer: auditPage,
  })
  trail(@Query() query: AuditQuery): Promise<Page<AuditEntry>> {
    return this.readTrail.run(query);
  }
}
