import { useTranslations } from 'next-intl';
import { Link } from './link.tsx';

type PagerProps = {
  /** The list's address with its filters, without a cursor. */
  base: string;
  /** The cursor this page was read by, if any. */
  cursor?: string | undefined;
  /** The cursor of the page after it; null when this is the last. */
  next: string | null;
  /** How many rows stand on this page, and how many there are in all where that is known. */
  shown?: number;
  total?: number;
  /** Where two lists stand on a page: the name of this one's cursor in the address, and what the list is. */
  parameter?: string;
  label?: string;
};

/** The way through a list that is read by cursor: to its start, and on. Back is the browser's own. */
export function Pager({ base, cursor, next, shown, total, parameter = 'cursor', label }: PagerProps) {
  const t = useTranslations('ui.pager');
  if (cursor === undefined && next === null && shown === undefined) return null;
  const address = (to: string) =>
    `${base}${base.includes('?') ? '&' : '?'}${parameter}=${encodeURIComponent(to)}`;
  return (
    <nav
      aria-label={label === undefined ? t('label') : `${t('label')}: ${label}`}
      className="no-print mt-4 flex flex-wrap items-center gap-x-6 gap-y-2"
    >
      {cursor === undefined ? null : (
        <Link href={base} prefetch={false}>
          {t('start')}
        </Link>
      )}
      {next === null ? null : (
        <Link href={address(next)} className="button button-quiet" rel="next">
          {t('next')}
        </Link>
      )}
      {shown === undefined ? null : (
        <span className="text-sm text-ink-2">
          {total === undefined ? t('shown', { shown }) : t('shownOf', { shown, total })}
          {next === null ? ` ${t('last')}` : ''}
        </span>
      )}
    </nav>
  );
}
