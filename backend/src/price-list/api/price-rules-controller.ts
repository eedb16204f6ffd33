import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  pageQuery,
  priceRule,
  priceRuleInput,
  priceRulePage,
  type Page,
  type PageQuery,
  type PriceRuleInput,
  type PriceRuleView,
} from '@topsteel/domain/api';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { KeepPriceRule } from '../keep-price-rule.ts';
import { ReadPriceLists } from '../read-price-lists.ts';

@Controller('v2/price-rules')
export class PriceRulesController {
  constructor(
    private readonly keepPriceRule: KeepPriceRule,
    private readonly read: ReadPriceLists,
  ) {}

  @Get()
  @Operation({
    allow: ['vendor', 'operator'],
    summary: 'Promotions and surcharges: a vendor’s own, for operators the marketplace’s. Newest first.',
    query: pageQuery,
    answer: priceRulePage,
  })
  rules(
    @OrganisationMember() caller: OrganisationCaller,
    @Query() query: PageQuery,
  ): Promise<Page<PriceRuleView>> {
    return this.read.rules(caller, query);
  }

  @Post()
  @Operation({
    allow: ['vendor', 'operator'],
    summary:
      'Add a promotion or a surcharge by family, grade, mass, group of customers and time. What was quoted before is not changed.',
    body: priceRuleInput,
    answer: priceRule,
    status: 201,
    idempotent: true,
    stepUp: true,
  })
  add(
    @OrganisationMember() caller: OrganisationCaller,
    @Body() body: PriceRuleInput,
  ): Promise<PriceRuleView> {
    return this.keepPriceRule.add(caller, body);
  }

  @Post(':id/end')
  @Operation({ allow: ['vendor', 'operator'], summary: 'End a rule now.', answer: priceRule, stepUp: true })
  end(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<PriceRuleView> {
    return this.keepPriceRule.end(caller, id);
  }
}
