import { loadSearch } from '../../../../features/steel/load-search.ts';
import { readSteelSearch } from '../../../../features/steel/steel-search.ts';
import type { Language } from '../../../../words/languages.ts';
import { redirect } from '../../../../words/navigation.ts';

type Props = { params: Promise<{ lang: Language; code: string }> };

/** A lot by the code on its label: its only offer, else its offers, else its passport. */
export default async function LotPage({ params }: Props) {
  const { lang, code } = await params;
  const answer = await loadSearch(readSteelSearch({ q: code }), undefined, { limit: 2, withFacets: false });
  const hits = answer.ok ? answer.value.items.filter(({ lotCode }) => lotCode === code.toUpperCase()) : [];
  const [first] = hits;
  const lots = `/steel?q=${encodeURIComponent(code)}`;
  const href =
    first === undefined
      ? `/passport/${encodeURIComponent(code)}`
      : hits.length === 1
        ? `/offers/${first.offerId}`
        : lots;
  redirect({ href, locale: lang });
}
