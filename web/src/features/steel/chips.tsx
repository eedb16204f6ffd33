import { useTranslations } from 'next-intl';
import type { SearchAnswer } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { Link } from '../../ui/link.tsx';
import { facetLabel } from './facet-label.ts';
import {
  changed,
  FACETS,
  hasFilters,
  listHref,
  toggled,
  withoutFilters,
  withoutRanges,
  type Range,
  type SteelSearch,
} from './steel-search.ts';

type ChipsProps = { search: SteelSearch; facets: SearchAnswer['facets']; path: string };

/** Every filter in force, each taken off by one press. */
export function Chips({ search, facets, path }: ChipsProps) {
  const t = useTranslations('steel');
  const formats = useFormats();
  if (!hasFilters(search)) return null;
  const { tmin, tmax, hmin, hmax, wmin, wmax, lmin, lmax, cmax, avail, pmax } = search.ranges;
  const bound = (value: string | undefined): string => (value === undefined ? '…' : formats.decimal(value));
  const ranges: [Range[], string | undefined][] = [
    [
      ['tmin', 'tmax'],
      (tmin ?? tmax) === undefined
        ? undefined
        : t('range.chipThickness', { from: bound(tmin), to: bound(tmax) }),
    ],
    [
      ['hmin', 'hmax'],
      (hmin ?? hmax) === undefined
        ? undefined
        : t('range.chipHeight', { from: bound(hmin), to: bound(hmax) }),
    ],
    [
      ['wmin', 'wmax'],
      (wmin ?? wmax) === undefined ? undefined : t('range.chipWidth', { from: bound(wmin), to: bound(wmax) }),
    ],
    [
      ['lmin', 'lmax'],
      (lmin ?? lmax) === undefined
        ? undefined
        : t('range.chipLength', { from: bound(lmin), to: bound(lmax) }),
    ],
    [['cmax'], cmax === undefined ? undefined : t('range.chipCarbon', { value: bound(cmax) })],
    [['avail'], avail === undefined ? undefined : t('range.chipTonnes', { value: bound(avail) })],
    [['pmax'], pmax === undefined ? undefined : t('range.chipPrice', { value: bound(pmax) })],
  ];
  const chips = [
    ...FACETS.flatMap((facet) =>
      search.chosen[facet].map((value) => {
        const known = facets?.[facet].find((one) => one.value === value);
        return {
          label: facetLabel(facet, known ?? { value, label: value }, t, formats),
          next: toggled(search, facet, value),
        };
      }),
    ),
    ...(search.by === undefined
      ? []
      : [
          {
            label: t('range.chipBy', { day: formats.day(search.by) }),
            next: changed(search, { by: undefined }),
          },
        ]),
    ...ranges.flatMap(([names, label]) =>
      label === undefined ? [] : [{ label, next: withoutRanges(search, names) }],
    ),
  ];
  return (
    <ul className="mb-3 flex flex-wrap items-center gap-2">
      {chips.map(({ label, next }) => (
        <li key={label}>
          <Link
            href={listHref(next, path)}
            prefetch={false}
            scroll={false}
            className="button button-quiet button-small"
            aria-label={t('list.remove', { value: label })}
          >
            {label} <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      <li>
        <Link href={listHref(withoutFilters(search), path)} prefetch={false} className="text-sm">
          {t('list.clear')}
        </Link>
      </li>
    </ul>
  );
}
