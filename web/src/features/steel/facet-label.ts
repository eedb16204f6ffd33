import type { useTranslations } from 'next-intl';
import { wordOfForm } from '@topsteel/domain/product';
import type { Formats } from '../../ui/formats.ts';
import type { Facet } from './steel-search.ts';

const routes = ['BF-BOF', 'EAF-scrap', 'DRI-EAF', 'other'] as const;

type Words = ReturnType<typeof useTranslations<'steel'>>;

/** What a chosen value of a facet is called; `label` is the API's own name for it. */
export function facetLabel(
  facet: Facet,
  { value, label }: { value: string; label: string },
  t: Words,
  formats: Formats,
): string {
  switch (facet) {
    case 'form': {
      const word = wordOfForm(value, formats.language);
      const isSeries = /^(?:ipe|he[abm]|up[en]|[srcl]hs)$/.test(value);
      return isSeries ? `${value.toUpperCase()} ${word}` : word;
    }
    case 'country':
    case 'melt':
      return formats.country(value);
    case 'route': {
      const route = routes.find((one) => one === value);
      return route === undefined ? label : t(`facet.routes.${route}`);
    }
    case 'length':
      return `${formats.decimal(value)}\u00a0m`;
    case 'stock':
      return value === 'in-stock' ? t('facet.inStock') : t('facet.soldOut');
    case 'thickness':
    case 'height':
      return bandLabel(value, 'mm', t, (edge) => formats.decimal(edge));
    case 'carbon':
      return value === 'unstated'
        ? t('facet.unstated')
        : bandLabel(value, '', t, (edge) => formats.carbon(edge).replace(/0$/, ''));
    default:
      return label;
  }
}

/** @example '10-16' // '10–16 mm' */
function bandLabel(band: string, unit: string, t: Words, edgeText: (edge: string) => string): string {
  const [from = '0', to = ''] = band.split('-');
  const text = to === '' ? t('facet.from', { value: edgeText(from) }) : `${edgeText(from)}–${edgeText(to)}`;
  return unit === '' ? text : `${text}\u00a0${unit}`;
}
