import { PageTitle } from '../ui/page-title.tsx';

export default function NotFound() {
  return (
    <div className="page">
      <PageTitle title="This page does not exist">
        The address is wrong or what stood here was taken away. Go to the <a href="/steel">steel on offer</a>,
        or <a href="/v">check a label</a>.
      </PageTitle>
    </div>
  );
}
