import type { Metadata } from 'next';
import { mailedTokenOf } from '../../../features/session/mailed-token.ts';
import { texts } from '../../../features/session/texts.ts';
import { UseMailedLink } from '../../../features/session/use-mailed-link.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';

export const metadata: Metadata = { title: texts.email.title, referrer: 'no-referrer' };

export default async function ConfirmEmailPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const token = mailedTokenOf((await searchParams).token);
  return (
    <div className="page">
      <PageTitle title={texts.email.title} />
      {token === undefined ? (
        <Notice tone="attention">{texts.email.noToken}</Notice>
      ) : (
        <UseMailedLink what="email" token={token} />
      )}
    </div>
  );
}
