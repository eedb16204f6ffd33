import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import {
  auditCheck,
  auditCheckInput,
  auditCheckList,
  type AuditCheck,
  type AuditCheckInput,
} from '@topsteel/domain/api';
import { Caller, IdParam, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { KeepChecks } from '../keep-checks.ts';

@Controller('v2/audit')
export class CheckController {
  constructor(private readonly keepChecks: KeepChecks) {}

  @Get('checks')
  @Operation({
    allow: 'signed-in',
    summary: 'Questions that the caller keeps, each with when its answer last changed.',
    answer: auditCheckList,
  })
  checks(@Caller() caller: CallerIdentity): Promise<{ items: AuditCheck[] }> {
    return this.keepChecks.list(caller);
  }

  @Post('checks')
  @Operation({
    allow: 'signed-in',
    summary: 'Keep a question: it is asked again every ten minutes, and a changed answer is told by e-mail.',
    body: auditCheckInput,
    answer: auditCheck,
    status: 201,
  })
  save(@Caller() caller: CallerIdentity, @Body() input: AuditCheckInput): Promise<AuditCheck> {
    return this.keepChecks.save(caller, input);
  }

  @Delete('checks/:id')
  @Operation({ allow: 'signed-in', summary: 'Keep a question no longer.', answer: auditCheck })
  forget(@Caller() caller: CallerIdentity, @IdParam() id: string): Promise<AuditCheck> {
    return this.keepChecks.remove(caller, id);
  }
}
