import { texts } from './texts.ts';

/** The one search box. A plain form: it works before and without scripts. */
export function SearchBox({ q = '', children }: { q?: string; children?: React.ReactNode }) {
  return (
    <form action="/steel" role="search" className="flex max-w-2xl flex-wrap items-end gap-2">
      <label className="grid min-w-48 flex-1 gap-1">
        <span className="font-semibold">{texts.home.search}</span>
        <span className="text-sm text-ink-2">{texts.home.searchHint}</span>
        <input className="field" type="search" name="q" defaultValue={q} maxLength={120} autoComplete="off" />
      </label>
      {children}
      <button className="button">{texts.home.searchButton}</button>
    </form>
  );
}
