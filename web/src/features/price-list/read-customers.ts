import 'server-only';
import { customerGroupPage, orderPage } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import type { Option } from '../../ui/select-field.tsx';

/** Whom a vendor may agree prices with: who ordered from it before, and its groups of customers. */
export async function readCustomers(): Promise<{ buyers: Option[]; groups: Option[] }> {
  const [orders, groups] = await Promise.all([
    read('/v2/orders?side=seller&limit=100', orderPage),
    read('/v2/customer-groups?limit=100', customerGroupPage),
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
  };
}
