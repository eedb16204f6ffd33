import {
  priceBasis,
  priceCurrency,
  type CustomerGroupView,
  type PriceListEntryView,
  type PriceListView,
  type PriceRuleView,
} from '@topsteel/domain/api';
import type { GroupRow } from './infra/group-store.ts';
import type { EntryRow, ListRow } from './infra/list-store.ts';
import type { RuleRow } from './infra/rule-store.ts';
import { validityState } from './validity-of.ts';

const whose = (organisationId: string | null) => (organisationId === null ? 'marketplace' : 'own');

export const presentGroup = (row: GroupRow): CustomerGroupView => ({
  id: row.id,
  name: row.name,
  whose: whose(row.organisationId),
  customers: row.members.map(({ customer }) => ({ organisationId: customer.id, name: customer.name })),
  createdAt: row.createdAt.toISOString(),
});

export const presentList = (row: ListRow, now: Date): PriceListView => ({
  id: row.id,
  name: row.name,
  customer: row.customer && { organisationId: row.customer.id, name: row.customer.name },
  customerGroup: row.customerGroup,
  priority: row.priority,
  validFrom: row.validFrom.toISOString(),
  validUntil: (row.endedAt ?? row.validUntil)?.toISOString() ?? null,
  state: validityState(row, now),
  entryCount: row._count.entries,
  createdBy: row.createdBy,
  createdAt: row.createdAt.toISOString(),
});

export const presentEntry = (row: EntryRow): PriceListEntryView => ({
  id: row.id,
  offerId: row.offerId,
  productId: row.productId,
  family: row.family,
  gradeKey: row.gradeKey,
  fromGrams: row.fromGrams.toString(),
  price:
    row.priceMinor === null
      ? null
      : {
          priceMinor: row.priceMinor.toString(),
          currency: priceCurrency.parse(row.currency),
          priceBasis: priceBasis.parse(row.priceBasis),
        },
  discountBps: row.discountBps,
});

export const presentRule = (row: RuleRow, now: Date): PriceRuleView => ({
  id: row.id,
  name: row.name,
  whose: whose(row.organisationId),
  priority: row.priority,
  isExclusive: row.isExclusive,
  family: row.family,
  gradeKey: row.gradeKey,
  customerGroup: row.customerGroup,
  fromGrams: row.fromGrams?.toString() ?? null,
  belowGrams: row.belowGrams?.toString() ?? null,
  validFrom: row.validFrom.toISOString(),
  validUntil: row.validUntil?.toISOString() ?? null,
  state: validityState(row, now),
  effect:
    row.amountMinor === null
      ? { kind: 'price-bps', changeBps: row.changeBps ?? 0 }
      : {
          kind: row.effect === 'per-line' ? 'per-line' : 'per-tonne',
          amountMinor: row.amountMinor.toString(),
          currency: priceCurrency.parse(row.currency),
        },
  createdBy: row.createdBy,
  createdAt: row.createdAt.toISOString(),
});
