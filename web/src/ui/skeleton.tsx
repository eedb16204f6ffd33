import { useTranslations } from 'next-intl';

/** Grey rows with the shape of what is loading. */
export function Skeleton({ rows = 8, label }: { rows?: number; label?: string }) {
  const t = useTranslations('ui');
  return (
    <div role="status" aria-busy="true">
      <span className="sr-only">{label ?? t('loading')}</span>
      <div aria-hidden="true" className="grid gap-px">
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} className="skeleton-row">
            <div className="h-3 w-1/3 bg-unknown-soft" />
            <div className="h-3 w-1/6 bg-unknown-soft" />
            <div className="ml-auto h-3 w-1/12 bg-unknown-soft" />
          </div>
        ))}
      </div>
    </div>
  );
}

/** A page that is loading: its title, and rows below. For `loading.tsx`. */
export function PageSkeleton({ rows = 10 }: { rows?: number }) {
  return (
    <>
      <div aria-hidden="true" className="mb-6 h-8 w-64 max-w-full bg-unknown-soft" />
      <Skeleton rows={rows} />
    </>
  );
}
