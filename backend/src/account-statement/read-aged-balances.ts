import { Injectable } from '@nestjs/common';
import type { AgedBalances } from '@topsteel/domain/api';
import { accountOf } from '@topsteel/domain/ledger';
import { ageOf } from '@topsteel/domain/payout';
import { currencyDecimals, type Currency } from '@topsteel/domain/units';
import { readEntries } from '../ledger/index.ts';
import { Organisations } from '../organisation/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { openByVendor } from './infra/order-accounts.ts';

const END = new Date('9999-01-01T00:00:00Z');

/** What is owed to vendors and by them, by age, held against the ledger. */
@Injectable()
export class ReadAgedBalances {
  constructor(
    private readonly prisma: PrismaService,
    private readonly organisations: Organisations,
  ) {}

  async run(now = new Date()): Promise<AgedBalances> {
    const open = await openByVendor(this.prisma.client);
    const groups = new Map<string, typeof open>();
    for (const one of open) {
      const kind = one.dueMinor > 0n ? 'payable' : 'receivable';
      const key = `${kind} ${one.sellerId} ${one.currency}`;
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    const rows: AgedBalances['rows'] = [];
    for (const group of groups.values()) {
      const [first] = group;
      if (first === undefined) continue;
      rows.push(await this.rowOf(first, group, now));
    }
    rows.sort(
      (a, b) =>
        a.kind.localeCompare(b.kind) ||
        a.organisationName.localeCompare(b.organisationName) ||
        a.currency.localeCompare(b.currency),
    );
    return { at: now.toISOString(), rows };
  }

  private async rowOf(
    first: Awaited<ReturnType<typeof openByVendor>>[number],
    group: Awaited<ReturnType<typeof openByVendor>>,
    now: Date,
  ): Promise<AgedBalances['rows'][number]> {
    const isPayable = first.dueMinor > 0n;
    const aged = ageOf(
      group.map(({ dueMinor, since }) => ({ amountMinor: dueMinor < 0n ? -dueMinor : dueMinor, since })),
      now,
    );
    const currency = first.currency as Currency;
    const account = accountOf(isPayable ? 'vendor_payable' : 'vendor_debt', first.sellerAccount);
    const { openingMinor } = await readEntries(this.prisma.client, [account], currency, {
      from: END,
      before: END,
    });
    const ledgerMinor = isPayable ? openingMinor : -openingMinor;
    const organisation = await this.organisations.byId(first.sellerId);
    return {
      organisationId: first.sellerId,
      organisationName: organisation?.name ?? '',
      kind: isPayable ? 'payable' : 'receivable',
      currency,
      scale: currencyDecimals[currency],
      currentMinor: aged.currentMinor.toString(),
      over30Minor: aged.over30Minor.toString(),
      over60Minor: aged.over60Minor.toString(),
      over90Minor: aged.over90Minor.toString(),
      totalMinor: aged.totalMinor.toString(),
      ledgerMinor: ledgerMinor.toString(),
      agrees: aged.totalMinor === ledgerMinor,
    };
  }
}
