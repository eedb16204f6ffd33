'use server';

import { getLocale } from 'next-intl/server';
import { savedSearch } from '@topsteel/domain/api';
import { z } from 'zod';
import { act } from '../../backend/act.ts';
import { refused, type Refused } from '../../backend/refused.ts';
import { redirect } from '../../words/navigation.ts';
import { listHref, queryOf, readSteelSearch } from '../steel/steel-search.ts';

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/** Keeps a search under a name and leads back to its list; answers with the problem where it was not kept. */
export async function keepSearch(_before: Refused | null, form: FormData): Promise<Refused> {
  const search = readSteelSearch(Object.fromEntries(new URLSearchParams(textOf(form, 'state'))));
  const answer = await act('/v2/saved-searches', {
    body: { name: textOf(form, 'name'), query: queryOf(search, undefined) },
    schema: savedSearch,
    idempotencyKey: textOf(form, 'key'),
  });
  if (!answer.ok) return refused(answer.problem, form);
  return redirect({ href: `${listHref(search)}#searches`, locale: await getLocale() });
}

/** Opens a saved search: what it finds counts as seen from now on. */
export async function openSearch(form: FormData): Promise<void> {
  await act(`/v2/saved-searches/${encodeURIComponent(textOf(form, 'id'))}/seen`, { schema: z.unknown() });
  const search = readSteelSearch(Object.fromEntries(new URLSearchParams(textOf(form, 'state'))));
  redirect({ href: listHref(search), locale: await getLocale() });
}

/** Deletes a saved search. What it found stays on offer. */
export async function forgetSearch(form: FormData): Promise<void> {
  await act(`/v2/saved-searches/${encodeURIComponent(textOf(form, 'id'))}`, {
    method: 'DELETE',
    schema: z.unknown(),
  });
  redirect({ href: '/steel#searches', locale: await getLocale() });
}
