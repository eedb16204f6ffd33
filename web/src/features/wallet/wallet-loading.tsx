import { useTranslations } from 'next-intl';
import { Skeleton } from '../../ui/skeleton.tsx';

/** What stands where wallet code is still being fetched. */
export function WalletLoading() {
  const t = useTranslations('wallet');
  return <Skeleton rows={3} label={t('loading')} />;
}
