import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { useFigureSentence } from '../../ui/use-figure-sentence.ts';
import { RangeFields } from './range-fields.tsx';
import { changed, paramsOf, RANGE_NAMES, type SteelSearch } from './steel-search.ts';

type RangeFormProps = { search: SteelSearch; action: string; hasSite: boolean };

/** Bounds as number fields: no slider has to be dragged. */
export function RangeForm({ search, action, hasSite }: RangeFormProps) {
  const t = useTranslations('steel.range');
  const formats = useFormats();
  const figureSentence = useFigureSentence();
  const wrong = Object.values(search.misread);
  const kept = [...paramsOf(changed(search, {}))].filter(
    ([name]) => name !== 'by' && !RANGE_NAMES.some((one) => one === name),
  );
  const misread = RANGE_NAMES.filter((name) => search.misread[name] !== undefined);
  const values = RANGE_NAMES.flatMap((name) => {
    const bound = search.ranges[name];
    const text = search.misread[name] ?? (bound === undefined ? '' : formats.entry(bound));
    return text === '' ? [] : [[name, text] as const];
  });
  return (
    <RangeFields
      action={action}
      words={{ heading: t('heading'), from: t('from'), to: t('to'), button: t('button') }}
      kept={[...kept, ['typed', formats.language]]}
      values={Object.fromEntries(search.by === undefined ? values : [...values, ['by', search.by]])}
      misread={misread}
      wrong={
        wrong.length === 0
          ? null
          : wrong.map((text) => figureSentence(text) ?? t('wrong', { text })).join(' ')
      }
      pairs={[
        [t('thickness'), 'tmin', 'tmax'],
        [t('height'), 'hmin', 'hmax'],
        [t('width'), 'wmin', 'wmax'],
        [t('length'), 'lmin', 'lmax'],
      ]}
      bounds={[
        [t('carbon'), 'cmax'],
        [hasSite ? t('byThere') : t('byLeaving'), 'by'],
        [t('tonnes'), 'avail'],
        [t('price'), 'pmax'],
      ]}
    />
  );
}
