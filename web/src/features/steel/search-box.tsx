import { getLocale, getTranslations } from 'next-intl/server';
import { SuggestInput } from './suggest-input.tsx';

/** The search of the list. A plain form: it works before and without scripts; with them it suggests. */
export async function SearchBox({
  q = '',
  kept = [],
  isWithin = false,
  action = '/steel',
}: {
  q?: string;
  kept?: [string, string][];
  /** Beside a list: its filters stay. */
  isWithin?: boolean;
  action?: string;
}) {
  const t = await getTranslations('steel.search');
  return (
    <form action={`/${await getLocale()}${action}`} role="search" className="grid max-w-3xl gap-1">
      <label htmlFor="steel-q" className={isWithin ? 'text-sm font-semibold' : 'font-semibold'}>
        {isWithin ? t('within') : t('label')}
      </label>
      <p id="steel-q-hint" className={isWithin ? 'sr-only' : 'text-sm text-ink-2'}>
        {t('hint')}
      </p>
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="flex gap-2">
        <SuggestInput id="steel-q" q={q} />
        <button className="button">{t('button')}</button>
      </div>
    </form>
  );
}
