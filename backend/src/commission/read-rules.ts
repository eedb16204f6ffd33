import { Injectable } from '@nestjs/common';
import type { CommissionRuleQuery, CommissionRuleView, Page } from '@topsteel/domain/api';
import { ruleStateOf } from '@topsteel/domain/commission';
import { PrismaService } from '../platform/database/index.ts';
import { pageFrom, pageWindow } from '../platform/http/index.ts';
import { allRules } from './infra/rule-store.ts';
import { NameRules } from './name-rules.ts';
import { presentRule } from './present-rule.ts';

/** Shows the rules of commission, every version, newest first. */
@Injectable()
export class ReadRules {
  constructor(
    private readonly prisma: PrismaService,
    private readonly names: NameRules,
  ) {}

  async run(
    { key, state, ...page }: CommissionRuleQuery,
    now = new Date(),
  ): Promise<Page<CommissionRuleView>> {
    const { after, take, limit } = pageWindow(page);
    // Every quote reads them all: they are few.
    const rules = await allRules(this.prisma.client);
    const rows = rules
      .filter(
        (rule) =>
          (key === undefined || rule.key === key) &&
          (state === undefined || ruleStateOf(rules, rule, now) === state) &&
          (after === null || rule.id < after),
      )
      .toSorted((a, b) => (a.id < b.id ? 1 : -1))
      .slice(0, take);
    const names = await this.names.namesOf(rows);
    return pageFrom(rows, limit, (row) => presentRule(row, { rules, now, names }));
  }
}
