import 'server-only';
import { orderPage, searchAnswer } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import { getSession, hasAccess } from '../session/get-me.ts';
import { recognise } from './recognise.ts';

/** Where a search leads: one of our pages, or an address outside of them such as `/v`. */
export type Way = { page: string } | { address: string };

/** Leads from what was typed into the search box to the page that answers it. */
export async function leadOn(typed: string, language: string): Promise<Way> {
  const found = recognise(typed);
  const list = { page: `/steel${typed.trim() === '' ? '' : `?q=${encodeURIComponent(typed.trim())}`}` };
  switch (found.kind) {
    case 'label':
      return { address: `/v?number=${encodeURIComponent(typed.trim())}&lang=${language}` };
    case 'order':
      return leadToOrder(found.number);
    case 'hash':
      return { page: `/audit?q=${found.value}` };
    case 'code':
      return leadToCode(found.text, list);
    case 'words':
      return list;
  }
}

async function leadToOrder(number: string): Promise<Way> {
  const session = await getSession();
  if (session.state === 'out') {
    return { page: `/signin?next=${encodeURIComponent(`/find?q=${number}`)}` };
  }
  const answer = await read(`/v2/orders?limit=2&text=${number}`, orderPage);
  const order = answer.ok ? answer.value.items.find((each) => each.number === number) : undefined;
  const desk = order?.mine === 'seller' || !hasAccess(session, 'buyer') ? '/vendor/orders' : '/orders';
  return { page: order === undefined ? `${desk}?q=${number}` : `${desk}/${order.id}` };
}

/** A heat on offer is found among the steel; what is not on offer may be on a certificate of one's own. */
async function leadToCode(text: string, list: Way): Promise<Way> {
  const query = `?q=${encodeURIComponent(text)}`;
  const answer = await read(`/v2/search${query}&limit=1`, searchAnswer);
  if (!answer.ok || answer.value.items.length > 0) return list;
  const session = await getSession();
  if (hasAccess(session, 'buyer')) return { page: `/certificates${query}` };
  if (hasAccess(session, 'issuer')) return { page: `/vendor/certificates${query}` };
  return list;
}
