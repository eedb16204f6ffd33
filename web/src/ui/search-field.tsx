'use client';

import { useLocale, useTranslations } from 'next-intl';

type SearchFieldProps = {
  /** The page that answers, without its language; the form goes there by GET, so it works without JavaScript. */
  action: string;
  label: string;
  name?: string;
  defaultValue?: string;
  placeholder?: string;
  hint?: React.ReactNode;
  /** What else the address must keep. */
  keep?: Readonly<Record<string, string | readonly string[]>>;
  /** The label is read out but not shown, where the place says what is searched. */
  isLabelHidden?: boolean;
  id?: string;
};

/** One box to search with. Drawn in the browser too, so that a page carries its words and not its markup twice. */
export function SearchField({
  action,
  label,
  name = 'q',
  defaultValue,
  placeholder,
  hint,
  keep = {},
  isLabelHidden = false,
  id = name,
}: SearchFieldProps) {
  const t = useTranslations('ui');
  const locale = useLocale();
  return (
    <form action={`/${locale}${action}`} method="get" role="search" aria-label={label} className="grid gap-1">
      {Object.entries(keep).flatMap(([key, values]) =>
        [values].flat().map((value) => <input key={key + value} type="hidden" name={key} value={value} />),
      )}
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'font-semibold'}>
        {label}
      </label>
      {hint === undefined ? null : (
        <div id={`${id}-hint`} className="text-sm text-ink-2">
          {hint}
        </div>
      )}
      <div className="flex">
        <input
          id={id}
          name={name}
          type="search"
          className="field min-w-0 flex-1 rounded-r-none border-r-0"
          autoComplete="off"
          spellCheck={false}
          defaultValue={defaultValue}
          placeholder={placeholder}
          {...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })}
        />
        <button type="submit" className="button rounded-l-none">
          {t('search')}
        </button>
      </div>
    </form>
  );
}
