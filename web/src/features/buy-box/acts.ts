'use server';

import { getLocale } from 'next-intl/server';
import { madeBasket, quote } from '@topsteel/domain/api';
import { act } from '../../backend/act.ts';
import type { Answer, Problem } from '../../backend/problem.ts';
import { redirect } from '../../words/navigation.ts';
import { extrasFor } from '../configurator/cut-extras.ts';
import { readCuts } from '../configurator/read-cuts.ts';
import { loadLot } from './load-lot.ts';
import { lotParams, readLotQuery, type LotQuery } from './lot-query.ts';
import { orderKey } from './order-key.ts';

/** What came of pressing one of the buttons. */
export type BuyResult =
  | { state: 'priced'; href: string }
  | { state: 'added' }
  | { state: 'refused'; problem: Problem }
  | { state: 'wrong' }
  | null;

const field = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

async function orderOf(form: FormData): Promise<Answer<{ id: string; query: LotQuery }>> {
  const id = field(form, 'offer');
  const lot = await loadLot(id);
  if (!lot.ok) return lot;
  const values = Object.fromEntries(
    ['pieces', 'metres', 'mass', 'was', 'by', 'awake', 'typed', 'cuts'].map((name) => [
      name,
      field(form, name),
    ]),
  );
  const extra = form.getAll('extra').filter((value) => typeof value === 'string');
  const { shape, terms } = lot.value;
  return {
    ok: true,
    value: { id, query: readLotQuery({ ...values, extra }, shape, terms, await getLocale()) },
  };
}

/** Puts what the form says into the open basket. */
export async function addToBasket(_before: BuyResult, form: FormData): Promise<BuyResult> {
  const order = await orderOf(form);
  if (!order.ok) return { state: 'refused', problem: order.problem };
  const { reading, extras: chosen, cuts } = order.value.query;
  const list = readCuts(cuts);
  if (!reading.ok || !list.ok) return { state: 'wrong' };
  const extras = extrasFor(chosen, list.cuts.length > 0);
  const { unit, amountMilli } = reading.quantity;
  const answer = await act('/v2/baskets/current/lines', {
    body: {
      offerId: order.value.id,
      quantity: { unit, amountMilli: amountMilli.toString() },
      ...(extras.length === 0 ? {} : { extras }),
      ...(list.cuts.length === 0
        ? {}
        : { cuts: list.cuts.map(({ lengthUm, pieces }) => ({ lengthUm: lengthUm.toString(), pieces })) }),
    },
    schema: madeBasket,
    idempotencyKey: orderKey(field(form, 'key'), reading.quantity),
  });
  return answer.ok ? { state: 'added' } : { state: 'refused', problem: answer.problem };
}

/** Asks for a binding price of this lot alone; the page then shows it with its clock and the way on. */
export async function getQuote(_before: BuyResult, form: FormData): Promise<BuyResult> {
  const order = await orderOf(form);
  if (!order.ok) return { state: 'refused', problem: order.problem };
  const { query, id } = order.value;
  if (!query.reading.ok) return { state: 'wrong' };
  const answer = await act('/v2/quotes', {
    body: { offerId: id, massGrams: query.reading.mass.massGrams.toString() },
    schema: quote,
    idempotencyKey: `quote-${orderKey(field(form, 'key'), query.reading.quantity)}`,
  });
  if (!answer.ok) return { state: 'refused', problem: answer.problem };
  const params = lotParams(query);
  params.set('quote', answer.value.id);
  const locale = await getLocale();
  const href = `/offers/${id}?${params.toString()}#quote`;
  // A page that has woken up goes there itself; one without scripts is led there.
  return field(form, 'awake') === ''
    ? redirect({ href, locale })
    : { state: 'priced', href: `/${locale}${href}` };
}
