import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  commissionPreview,
  commissionPreviewInput,
  commissionRule,
  commissionRuleInput,
  commissionRulePage,
  commissionRuleQuery,
  endCommissionRuleInput,
  type CommissionPreview,
  type CommissionPreviewInput,
  type CommissionRuleInput,
  type CommissionRuleQuery,
  type CommissionRuleView,
  type EndCommissionRuleInput,
  type Page,
} from '@topsteel/domain/api';
import { requireMarketplace } from '../../identity/index.ts';
import { Caller, IdParam, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { AddRule } from '../add-rule.ts';
import { EndRule } from '../end-rule.ts';
import { PreviewCommission } from '../preview-commission.ts';
import { ReadRules } from '../read-rules.ts';

@Controller('v2/finance/commission-rules')
export class CommissionController {
  constructor(
    private readonly addRule: AddRule,
    private readonly endRule: EndRule,
    private readonly previewCommission: PreviewCommission,
    private readonly readRules: ReadRules,
  ) {}

  @Get()
  @Operation({
    allow: ['finance', 'operator', 'auditor'],
    summary: 'Rules of commission of the marketplace, every version, newest first.',
    query: commissionRuleQuery,
    answer: commissionRulePage,
  })
  async list(
    @Caller() caller: CallerIdentity,
    @Query() query: CommissionRuleQuery,
  ): Promise<Page<CommissionRuleView>> {
    if (!caller.access.includes('auditor')) requireMarketplace(caller);
    return this.readRules.run(query);
  }

  @Post()
  @Operation({
    allow: ['finance', 'operator'],
    summary: 'Add a rule of commission, or a new version of one. What was ordered before is not changed.',
    body: commissionRuleInput,
    answer: commissionRule,
    status: 201,
    idempotent: true,
  })
  async add(
    @Caller() caller: CallerIdentity,
    @Body() body: CommissionRuleInput,
  ): Promise<CommissionRuleView> {
    requireMarketplace(caller);
    return this.addRule.run(caller, body);
  }

  @Post('preview')
  @Operation({
    allow: ['finance', 'operator', 'auditor'],
    summary:
      'What a sale would cost its seller and why, also with a rule that is not kept yet. Nothing is kept.',
    body: commissionPreviewInput,
    answer: commissionPreview,
  })
  async preview(
    @Caller() caller: CallerIdentity,
    @Body() body: CommissionPreviewInput,
  ): Promise<CommissionPreview> {
    if (!caller.access.includes('auditor')) requireMarketplace(caller);
    return this.previewCommission.run(body);
  }

  @Post(':id/end')
  @Operation({
    allow: ['finance', 'operator'],
    summary:
      'End a rule of commission, by its key, from a moment on. What was ordered before is not changed.',
    body: endCommissionRuleInput,
    answer: commissionRule,
    status: 201,
    idempotent: true,
  })
  async end(
    @Caller() caller: CallerIdentity,
    @IdParam() key: string,
    @Body() body: EndCommissionRuleInput,
  ): Promise<CommissionRuleView> {
    requireMarketplace(caller);
    return this.endRule.run(caller, key, body);
  }
}
