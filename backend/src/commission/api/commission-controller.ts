import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  commissionRule,
  commissionRuleInput,
  commissionRulePage,
  commissionRuleQuery,
  type CommissionRuleInput,
  type CommissionRuleQuery,
  type CommissionRuleView,
  type Page,
} from '@topsteel/domain/api';
import { requireMarketplace } from '../../identity/index.ts';
import { Caller, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { AddRule } from '../add-rule.ts';
import { ReadRules } from '../read-rules.ts';

@Controller('v2/finance/commission-rules')
export class CommissionController {
  constructor(
    private readonly addRule: AddRule,
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
}
