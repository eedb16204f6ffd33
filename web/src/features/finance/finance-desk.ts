import type { AccessRole } from '@topsteel/domain/api';

/** The pages of the finance desk, in their order, and whom the interface answers them to. */
const PLACES = [
  { name: 'home', roles: ['finance', 'auditor', 'operator'] },
  { name: 'statements', roles: ['vendor', 'buyer', 'finance', 'auditor', 'operator'] },
  { name: 'invoices', roles: ['vendor', 'buyer', 'finance', 'auditor', 'operator'] },
  { name: 'ledger', roles: ['finance', 'auditor', 'operator'] },
  { name: 'webhooks', roles: ['vendor', 'buyer', 'finance', 'operator'] },
] as const satisfies readonly { name: string; roles: readonly AccessRole[] }[];

/** For the marketplace's own people and the auditor: the day's work, and what is looked at now and then. */
const daily = [
  'home',
  'reconcile',
  'payouts',
  'conversions',
  'ledger',
  'invoices',
  'statements',
  'close',
] as const;
const rare = ['journal', 'exports', 'commission', 'feeds', 'chain', 'webhooks'] as const;

export type FinancePlace = (typeof PLACES)[number]['name'] | (typeof daily)[number] | (typeof rare)[number];

/**
 * The places of the finance desk that somebody with these accesses may open; none for who has no business there.
 *
 * @example financeDesk(['buyer']) // { places: ['statements', 'invoices', 'webhooks'], more: [] }
 */
export function financeDesk(access: readonly AccessRole[]): {
  places: readonly FinancePlace[];
  more: readonly FinancePlace[];
} {
  const may = (roles: readonly AccessRole[]): boolean => roles.some((role) => access.includes(role));
  const own = PLACES.filter(({ roles }) => may(roles)).map(({ name }) => name);
  return may(['auditor', 'operator'])
    ? { places: daily, more: rare.filter((name) => name !== 'webhooks' || own.includes(name)) }
    : { places: own, more: [] };
}
