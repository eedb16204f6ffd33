import { getTranslations } from 'next-intl/server';
import { Skeleton } from '../../../ui/skeleton.tsx';

export default async function Loading() {
  const t = await getTranslations('basket');
  return (
    <div className="page">
      <Skeleton rows={10} label={t('title')} />
    </div>
  );
}
