import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import {
  auditAccess,
  auditGrant,
  auditGrantInput,
  auditGrantPage,
  auditGrantQuery,
  type AuditAccess,
  type AuditGrant,
  type AuditGrantInput,
  type Page,
  type PageQuery,
} from '@topsteel/domain/api';
import { Caller, IdParam, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { GiveAccess } from '../give-access.ts';

@Controller('v2/audit')
export class AccessController {
  constructor(private readonly giveAccess: GiveAccess) {}

  @Get('access')
  @Operation({
    allow: 'signed-in',
    summary:
      'What the caller may see of the record: all of it, or what grants in force let in to; without one, nothing.',
    answer: auditAccess,
  })
  access(@Caller() caller: CallerIdentity): Promise<AuditAccess> {
    return this.giveAccess.access(caller);
  }

  @Get('grants')
  @Operation({
    allow: ['admin', 'operator'],
    summary: 'Auditors who were let into the record of the caller’s company; of the operator, into any.',
    query: auditGrantQuery,
    answer: auditGrantPage,
  })
  grants(@Caller() caller: CallerIdentity, @Query() query: PageQuery): Promise<Page<AuditGrant>> {
    return this.giveAccess.list(caller, query);
  }

  @Post('grants')
  @Operation({
    allow: ['admin', 'operator'],
    summary: 'Let an auditor into a company’s part of the record: subjects, period, last day.',
    body: auditGrantInput,
    answer: auditGrant,
    status: 201,
    stepUp: true,
  })
  give(@Caller() caller: CallerIdentity, @Body() input: AuditGrantInput): Promise<AuditGrant> {
    return this.giveAccess.give(caller, input);
  }

  @Delete('grants/:id')
  @Operation({
    allow: ['admin', 'operator'],
    summary: 'Take an auditor’s access back; it ends with their next request.',
    answer: auditGrant,
  })
  revoke(@Caller() caller: CallerIdentity, @IdParam() id: string): Promise<AuditGrant> {
    return this.giveAccess.revoke(caller, id);
  }
}
