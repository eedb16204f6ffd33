import { PageTitle } from '../../ui/page-title.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { texts } from '../../features/steel/texts.ts';

export default function Loading() {
  return (
    <div className="page">
      <PageTitle title={texts.list.title} />
      <Skeleton rows={12} label={texts.list.loading} />
    </div>
  );
}
