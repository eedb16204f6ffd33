import { getTranslations } from 'next-intl/server';
import type { SearchAnswer } from '@topsteel/domain/api';
import { drawOnce } from '../../ui/draw-once.ts';
import { getFormats } from '../../ui/get-formats.ts';
import { facetLabel } from './facet-label.ts';
import { FacetLists } from './facet-lists.tsx';
import type { PackedFacet } from './packed-facets.ts';
import { FACETS, listHref, toggled, type SteelSearch } from './steel-search.ts';

/** Stands for a value in an address; of signs that an address carries as they are. */
const ANY_VALUE = '*-*';
/** Values shown before the rest is folded away. */
const SHOWN = 8;
/** Of the mills, only those with most on offer: their names are long, and the search box takes any. */
const MILLS = 6;

type FacetPanelProps = {
  facets: NonNullable<SearchAnswer['facets']>;
  search: SteelSearch;
  path: string;
};
type Value = { value: string; label: string; count: number };

/** Values of every facet with the number of offers each would show; one press adds a value or takes it out. */
export async function FacetPanel({ facets, search, path }: FacetPanelProps) {
  const t = await getTranslations('steel');
  const formats = await getFormats();
  const lists = FACETS.flatMap((facet): PackedFacet[] => {
    const chosen = search.chosen[facet];
    const values = withChosen(facet === 'mill' ? facets.mill.slice(0, MILLS) : facets[facet], chosen);
    if (values.length < 2 && chosen.length === 0) return [];
    const packed = (value: Value): PackedFacet['values'][number] => {
      const label = facetLabel(facet, value, t, formats);
      return [value.value, label === value.value ? 0 : label, value.count];
    };
    return [
      {
        facet,
        title: t(`facet.${facet}`),
        more: t('facet.more', { count: Math.max(0, values.length - SHOWN) }),
        href: listHref(toggled(search, facet, ANY_VALUE), path).replace(ANY_VALUE, '{}'),
        values: values.map(packed),
        shown: SHOWN,
        chosen: Object.fromEntries(
          chosen.map((value) => [value, listHref(toggled(search, facet, value), path)]),
        ),
      },
    ];
  });
  return <FacetLists lists={await drawOnce(lists)} />;
}

/** A value that was chosen stays listed when it would show nothing. */
function withChosen(values: readonly Value[], chosen: readonly string[]): Value[] {
  const missing = chosen.filter((value) => !values.some((one) => one.value === value));
  return [...values, ...missing.map((value) => ({ value, label: value, count: 0 }))];
}
