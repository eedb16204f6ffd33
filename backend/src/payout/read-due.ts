import { Injectable } from '@nestjs/common';
import type { DueByVendor, DueList } from '@topsteel/domain/api';
import { heldBackBecause, planPayouts, type PlannedPayout } from '@topsteel/domain/payout';
import type { Currency } from '@topsteel/domain/units';
import { Organisations, type OrganisationFacts } from '../organisation/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { convertDue } from './convert-due.ts';
import { destinationText, wayOf, type Way } from './destination-of.ts';
import { readDue, type StoredDue } from './infra/due-store.ts';
import type { StoredConversion } from './infra/payout-store.ts';
import { presentPaidAs } from './present-paid-as.ts';

/** A payout that could be made now, with where to. */
export interface PayablePayout extends PlannedPayout {
  seller: OrganisationFacts;
  way: Extract<Way, { method: unknown }>;
  /** As what it is paid; null where it is paid in the currency that it is owed in. */
  conversion: StoredConversion | null;
}

interface Group {
  seller: OrganisationFacts;
  currency: Currency;
  items: StoredDue[];
  way: Way;
}

/** What vendors are due: what can be paid now, and why the rest cannot. */
@Injectable()
export class ReadDue {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly organisations: Organisations,
  ) {}

  /** @param sellerId of one vendor, or null for all */
  async run(sellerId: string | null, now = new Date()): Promise<DueList> {
    const { groups, payouts, leftOut } = await this.plan(this.prisma.client, sellerId, now);
    return {
      at: now.toISOString(),
      vendors: groups.map((group): DueByVendor => {
        const { seller, currency, items, way } = group;
        const isOf = (one: { sellerId: string; currency: string }) =>
          one.sellerId === seller.id && one.currency === currency;
        const payout = payouts.find(isOf);
        const dueMinor = items.reduce((sum, item) => sum + item.netMinor - item.allocatedMinor, 0n);
        return {
          sellerId: seller.id,
          sellerName: seller.name,
          currency,
          dueMinor: dueMinor.toString(),
          payableNowMinor: (payout?.amountMinor ?? 0n).toString(),
          paidAs: payout?.conversion ? presentPaidAs(payout.conversion) : null,
          why: payout ? null : (leftOut.find(isOf)?.why ?? null),
          method: 'method' in way ? way.method : null,
          destination: 'method' in way ? destinationText(way.destination) : null,
          items: items.map((item) => ({
            orderId: item.orderId,
            orderNumber: item.orderNumber,
            currency,
            netMinor: item.netMinor.toString(),
            allocatedMinor: item.allocatedMinor.toString(),
            dueMinor: (item.netMinor - item.allocatedMinor).toString(),
            capturedAt: item.capturedAt.toISOString(),
            heldBack: heldBackBecause(item, this.config.settings.payout.holdDays, now),
          })),
        };
      }),
    };
  }

  /** Plans payouts over everything that is due; who cannot be reached is left out with the reason. */
  async plan(
    tx: Tx,
    sellerId: string | null,
    now: Date,
  ): Promise<{
    groups: Group[];
    payouts: PayablePayout[];
    leftOut: { sellerId: string; currency: Currency; why: string }[];
  }> {
    const due = await readDue(tx, sellerId);
    const groups = await this.grouped(tx, due, now);
    const { holdDays, minimumMinor } = this.config.settings.payout;
    const plan = planPayouts(due, { holdDays, minimumMinor, now });
    const payouts: PayablePayout[] = [];
    const leftOut: { sellerId: string; currency: Currency; why: string }[] = [...plan.leftOut];
    for (const planned of plan.payouts) {
      const group = groups.find(
        (one) => one.seller.id === planned.sellerId && one.currency === planned.currency,
      );
      if (!group) continue;
      const { seller, way } = group;
      const conversion =
        'why' in way
          ? way
          : way.currency === planned.currency
            ? null
            : await convertDue(tx, planned, way.currency, minimumMinor);
      if ('why' in way) leftOut.push({ ...planned, why: way.why });
      else if (conversion !== null && 'why' in conversion) leftOut.push({ ...planned, why: conversion.why });
      else payouts.push({ ...planned, seller, way, conversion });
    }
    return { groups, payouts, leftOut };
  }

  private async grouped(tx: Tx, due: readonly StoredDue[], now: Date): Promise<Group[]> {
    const groups = new Map<string, Group>();
    for (const item of due) {
      const key = `${item.sellerId} ${item.currency}`;
      const known = groups.get(key);
      if (known) {
        known.items.push(item);
        continue;
      }
      const seller = await this.organisations.byId(item.sellerId, tx);
      if (!seller) continue;
      const way = await wayOf(tx, seller, item.currency, now);
      groups.set(key, { seller, currency: item.currency, items: [item], way });
    }
    return [...groups.values()].sort(
      (a, b) => a.seller.name.localeCompare(b.seller.name) || a.currency.localeCompare(b.currency),
    );
  }
}
