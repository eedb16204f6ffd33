import { useTranslations } from 'next-intl';
import { Link } from './link.tsx';

/** A list that its filters emptied: which way out, and what else might help. */
export function NoResults({
  title,
  clearHref,
  children,
}: {
  title: string;
  clearHref: string;
  children?: React.ReactNode;
}) {
  const t = useTranslations('ui');
  return (
    <div role="status" className="border border-dashed border-control px-4 py-8">
      <p className="font-semibold">{title}</p>
      {children === undefined ? null : <div className="mt-1 max-w-prose text-ink-2">{children}</div>}
      <p className="mt-3">
        <Link href={clearHref} prefetch={false} className="button button-quiet">
          {t('clearFilters')}
        </Link>
      </p>
    </div>
  );
}
