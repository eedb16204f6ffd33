import type { Metadata } from 'next';
import { mailedTokenOf } from '../../../features/session/mailed-token.ts';
import { AskForReset, ResetPassword } from '../../../features/session/reset-password.tsx';
import { texts } from '../../../features/session/texts.ts';
import { PageTitle } from '../../../ui/page-title.tsx';

export const metadata: Metadata = { title: texts.reset.title, referrer: 'no-referrer' };

export default async function ResetPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const token = mailedTokenOf((await searchParams).token);
  return (
    <div className="page">
      <PageTitle title={texts.reset.title} />
      {token === undefined ? <AskForReset /> : <ResetPassword token={token} />}
    </div>
  );
}
