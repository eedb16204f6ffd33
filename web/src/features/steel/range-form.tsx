import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { useFigureSentence } from '../../ui/use-figure-sentence.ts';
import { changed, paramsOf, RANGE_NAMES, type Range, type SteelSearch } from './steel-search.ts';

function Bound({ name, label, search }: { name: Range; label: string; search: SteelSearch }) {
  const formats = useFormats();
  const bound = search.ranges[name];
  const isWrong = search.misread[name] !== undefined;
  return (
    <input
      className="field bound"
      name={name}
      aria-label={label}
      inputMode="decimal"
      autoComplete="off"
      maxLength={12}
      defaultValue={search.misread[name] ?? (bound === undefined ? '' : formats.entry(bound))}
      {...(isWrong ? { 'aria-invalid': true, 'aria-describedby': 'range-wrong' } : {})}
    />
  );
}

function Pair({ label, from, to, search }: { label: string; from: Range; to: Range; search: SteelSearch }) {
  const t = useTranslations('steel.range');
  return (
    <fieldset>
      <legend className="text-sm text-ink-2">{label}</legend>
      <div className="grid grid-cols-[1fr_auto_1fr] items-center gap-1">
        <Bound name={from} label={`${label}, ${t('from')}`} search={search} />
        <span aria-hidden="true">–</span>
        <Bound name={to} label={`${label}, ${t('to')}`} search={search} />
      </div>
    </fieldset>
  );
}

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
  return (
    <form action={action} className="grid gap-2" aria-label={t('heading')}>
      <h2 className="text-sm font-semibold">{t('heading')}</h2>
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="typed" value={formats.language} />
      {wrong.length === 0 ? null : (
        <p id="range-wrong" role="alert" className="text-sm font-semibold text-bad">
          {wrong.map((text) => figureSentence(text) ?? t('wrong', { text })).join(' ')}
        </p>
      )}
      <Pair label={t('thickness')} from="tmin" to="tmax" search={search} />
      <Pair label={t('height')} from="hmin" to="hmax" search={search} />
      <Pair label={t('width')} from="wmin" to="wmax" search={search} />
      <Pair label={t('length')} from="lmin" to="lmax" search={search} />
      <label className="grid text-sm text-ink-2">
        {t('carbon')}
        <Bound name="cmax" label={t('carbon')} search={search} />
      </label>
      <label className="grid text-sm text-ink-2">
        {hasSite ? t('byThere') : t('byLeaving')}
        <input
          type="date"
          name="by"
          className="field min-h-8 px-2 py-1 text-sm"
          defaultValue={search.by ?? ''}
        />
      </label>
      <label className="grid text-sm text-ink-2">
        {t('tonnes')}
        <Bound name="avail" label={t('tonnes')} search={search} />
      </label>
      <label className="grid text-sm text-ink-2">
        {t('price')}
        <Bound name="pmax" label={t('price')} search={search} />
      </label>
      <button className="button button-quiet button-small justify-self-start">{t('button')}</button>
    </form>
  );
}
