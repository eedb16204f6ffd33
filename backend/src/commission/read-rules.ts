import { Injectable } from '@nestjs/common';
import type { CommissionRuleQuery, CommissionRuleView, Page } from '@topsteel/domain/api';
import { inForce } from '@topsteel/domain/commission';
import { Organisations } from '../organisation/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { pageFrom, pageWindow } from '../platform/http/index.ts';
import { allRules, listRules } from './infra/rule-store.ts';
import { presentRule } from './present-rule.ts';

/** Shows the rules of commission, every version, newest first. */
@Injectable()
export class ReadRules {
  constructor(
    private readonly prisma: PrismaService,
    private readonly organisations: Organisations,
  ) {}

  async run(query: CommissionRuleQuery, now = new Date()): Promise<Page<CommissionRuleView>> {
    const { after, take, limit } = pageWindow(query);
    const rows = await listRules(this.prisma.client, { key: query.key, after, take });
    const deciding = new Set(inForce(await allRules(this.prisma.client), now).map(({ id }) => id));
    const names = new Map<string, string>();
    for (const id of new Set(rows.flatMap(({ sellerId, buyerId }) => [sellerId, buyerId]))) {
      if (id !== null) names.set(id, (await this.organisations.byId(id))?.name ?? id);
    }
    return pageFrom(rows, limit, (row) =>
      presentRule(row, deciding.has(row.id) ? 'newest' : 'superseded', now, names),
    );
  }
}
