import 'server-only';
import { customerGroupPage, orderPage } from '@topsteel/domain/api';
import type { Answer } from '../../backend/problem.ts';
import { readPages } from '../../backend/read-pages.ts';
import type { Listed } from '../../backend/turn-pages.ts';
import type { Option } from '../../ui/select-field.tsx';

export type Customers = {
  buyers: Option[];
  groups: Option[];
  /** What they were gathered from, and what is missing of it. */
  from: { orders: Answer<Listed<unknown>>; groups: Answer<Listed<unknown>> };
};

/** Whom a vendor may agree prices with: who ordered from it before, and its groups of customers. */
export async function readCustomers(): Promise<Customers> {
  const [orders, groups] = await Promise.all([
    readPages('/v2/orders?side=seller', orderPage),
    readPages('/v2/customer-groups', customerGroupPage),
  ]);
  const buyers = new Map<string, string>();
  for (const { buyer } of orders.ok ? orders.value.items : []) {
    buyers.set(buyer.organisationId, buyer.name);
  }
  return {
    buyers: [...buyers].map(([value, label]) => ({ value, label })),
    groups: (groups.ok ? groups.value.items : [])
      .filter(({ whose }) => whose === 'own')
      .map(({ id, name }) => ({ value: id, label: name })),
    from: { orders, groups },
  };
}
