import type { Metadata } from 'next';
import { JoinForm } from '../../features/session/join-form.tsx';
import { texts } from '../../features/session/texts.ts';
import { PageTitle } from '../../ui/page-title.tsx';

export const metadata: Metadata = { title: texts.join.title };

export default function JoinPage() {
  return (
    <div className="page">
      <PageTitle title={texts.join.title} />
      <JoinForm />
    </div>
  );
}
