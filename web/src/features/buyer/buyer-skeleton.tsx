import { useTranslations } from 'next-intl';
import { Skeleton } from '../../ui/skeleton.tsx';

/** What stands in the buyer's desk while a page of it loads. */
export function BuyerSkeleton({ rows = 10 }: { rows?: number }) {
  const t = useTranslations('buyer');
  return <Skeleton rows={rows} label={t('loading')} />;
}
