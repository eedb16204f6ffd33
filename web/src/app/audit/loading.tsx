import { texts } from '../../features/audit/texts.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

export default function Loading() {
  return (
    <div className="page">
      <PageTitle title={texts.title} />
      <Skeleton rows={6} label={texts.loading} />
    </div>
  );
}
