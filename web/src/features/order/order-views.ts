import type { OrderStatus } from '@topsteel/domain/api';

/** The views of the list of orders: each is a state, `all` is every one. */
export const orderViews = [
  'all',
  'awaiting-payment',
  'confirmed',
  'shipped',
  'weighed',
  'disputed',
  'completed',
] as const satisfies readonly (OrderStatus | 'all')[];
export type OrderView = (typeof orderViews)[number];

/** What an address of the list asks for. */
export type OrderFilter = { view: OrderView; text: string; from: string; until: string };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const day = (text: string | undefined): string =>
  text !== undefined && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : '';

/** Reads the filter out of an address; what it does not understand is left out. */
export function readFilter(query: Partial<Record<'view' | 'q' | 'from' | 'until', string>>): OrderFilter {
  return {
    view: orderViews.find((view) => view === query.view) ?? 'all',
    text: (query.q ?? '').trim().slice(0, 64),
    from: day(query.from),
    until: day(query.until),
  };
}

/** The address of the list with a filter. @example listHref({ view: 'weighed', text: '', from: '', until: '' }) // '/orders?view=weighed' */
export function listHref({ view, text, from, until }: OrderFilter): string {
  const query = new URLSearchParams({
    ...(view === 'all' ? {} : { view }),
    ...(text === '' ? {} : { q: text }),
    ...(from === '' ? {} : { from }),
    ...(until === '' ? {} : { until }),
  }).toString();
  return query === '' ? '/orders' : `/orders?${query}`;
}

/** The same as a question to the API. `until` is the last day, whole. */
export function listQuery({ view, text, from, until }: OrderFilter, cursor: string | undefined): string {
  return new URLSearchParams({
    side: 'buyer',
    limit: '50',
    ...(view === 'all' ? {} : { status: view }),
    ...(text === '' ? {} : { text }),
    ...(from === '' ? {} : { from: `${from}T00:00:00Z` }),
    ...(until === '' ? {} : { until: dayAfter(until) }),
    ...(cursor === undefined ? {} : { cursor }),
  }).toString();
}

const dayAfter = (text: string): string =>
  new Date(Date.parse(`${text}T00:00:00Z`) + 86_400_000).toISOString();
