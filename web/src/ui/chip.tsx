import { useTranslations } from 'next-intl';
import { Link } from './link.tsx';

/** One chosen filter; leads to the same list without it. */
export function Chip({ name, value, href }: { name?: string; value: string; href: string }) {
  const t = useTranslations('ui');
  return (
    <Link href={href} prefetch={false} scroll={false} className="chip">
      <span className="sr-only">{t('removeFilter')}</span>
      {name === undefined ? null : <span className="text-ink-2">{name}</span>}{' '}
      <span className="font-semibold">{value}</span>
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
        <path d="M3 3l10 10M13 3 3 13" stroke="currentColor" strokeWidth="2" fill="none" />
      </svg>
    </Link>
  );
}

/** All chosen filters, and the way to drop them at once. */
export function Chips({ children, clearHref }: { children: React.ReactNode; clearHref: string }) {
  const t = useTranslations('ui');
  return (
    <div className="flex flex-wrap items-center gap-2">
      {children}
      <Link href={clearHref} prefetch={false} scroll={false} className="px-1 text-sm">
        {t('clearFilters')}
      </Link>
    </div>
  );
}
