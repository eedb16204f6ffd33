import 'server-only';
import { getTranslations } from 'next-intl/server';
import { askableVendors, rfq as rfqSchema, searchAnswer, type AskableVendors } from '@topsteel/domain/api';
import { productFamilies } from '@topsteel/domain/product';
import type { Answer } from '../../backend/problem.ts';
import { read } from '../../backend/read.ts';
import type { Language } from '../../words/languages.ts';
import { readSite } from '../steel/read-site.ts';
import type { NeedChoices } from './need-choices.ts';
import { newStart, startOf, type RfqStart } from './prefill.ts';

export type StartQuery = { draft?: string; from?: string; q?: string | string[]; family?: string };

/** What the form begins with: a draft, an older request, or the steel that was looked for. */
export async function loadStart(
  query: StartQuery,
  language: Language,
): Promise<Answer<{ start: RfqStart; vendors: AskableVendors['items']; catalogue: NeedChoices }>> {
  const earlier = query.draft ?? query.from;
  const family = query.family === undefined ? '' : `?family=${encodeURIComponent(query.family)}`;
  const [rfq, vendors, site, catalogue] = await Promise.all([
    earlier === undefined ? null : read(`/v2/rfqs/${encodeURIComponent(earlier)}`, rfqSchema),
    read(`/v2/rfq-vendors${family}`, askableVendors),
    readSite(),
    readChoices(),
  ]);
  if (!vendors.ok) return vendors;
  if (rfq?.ok === false) return rfq;
  const texts = [query.q ?? []]
    .flat()
    .map((text) => text.trim().slice(0, 300))
    .filter(Boolean);
  const place = { country: site?.country ?? 'DE', postcode: site?.postcode ?? '' };
  const now = new Date();
  const start = rfq === null ? newStart(texts.slice(0, 50), place, now) : startOf(rfq.value, language, now);
  return { ok: true, value: { start, vendors: vendors.value.items, catalogue } };
}

/** Forms in the page's words, and the grades and norms that are on offer; none where the search can't be read now. */
async function readChoices(): Promise<NeedChoices> {
  const [t, answer] = await Promise.all([
    getTranslations('steel.family'),
    read('/v2/search?facets=true&limit=1', searchAnswer),
  ]);
  const facets = answer.ok ? answer.value.facets : null;
  const valuesOf = (facet: 'grade' | 'norm') =>
    (facets?.[facet] ?? []).map(({ value }) => value).sort((a, b) => a.localeCompare(b, 'en'));
  return {
    families: productFamilies.map((family) => ({ value: family, label: t(family) })),
    grades: valuesOf('grade'),
    norms: valuesOf('norm'),
  };
}
