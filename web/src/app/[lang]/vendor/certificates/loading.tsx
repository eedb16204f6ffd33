import { useTranslations } from 'next-intl';
import { Skeleton } from '../../../../ui/skeleton.tsx';

export default function Loading() {
  return <Skeleton rows={10} label={useTranslations('vendor')('loading')} />;
}
