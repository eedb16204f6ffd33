import type { Metadata } from 'next';
import { safeReturnPath } from '../../../features/session/portal-of.ts';
import { SecondFactorForm } from '../../../features/session/second-factor-form.tsx';
import { texts } from '../../../features/session/texts.ts';
import { PageTitle } from '../../../ui/page-title.tsx';

export const metadata: Metadata = { title: texts.code.title };

export default async function SecondFactorPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string }>;
}) {
  const { next } = await searchParams;
  return (
    <div className="page">
      <PageTitle title={texts.code.title} />
      <SecondFactorForm returnTo={safeReturnPath(next)} />
    </div>
  );
}
