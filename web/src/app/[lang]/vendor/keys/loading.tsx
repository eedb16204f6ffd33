import { useTranslations } from 'next-intl';
import { Skeleton } from '../../../../ui/skeleton.tsx';

export default function Loading() {
  return (
    <div className="page">
      <Skeleton rows={10} label={useTranslations('signerKey')('loading')} />
    </div>
  );
}
