import { useTranslations } from 'next-intl';
import { Link } from './link.tsx';

/** The way to the next page of a list, when there is one. `base` may carry a query already. */
export function MoreLink({ cursor, base }: { cursor: string | null; base: string }) {
  const t = useTranslations('ui');
  if (cursor === null) return null;
  return (
    <p className="mt-4">
      <Link
        href={`${base}${base.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`}
        prefetch={false}
      >
        {t('older')}
      </Link>
    </p>
  );
}
