import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { mailedTokenOf } from '../../../../features/sign-in/mailed-token.ts';
import { UseMailedLink } from '../../../../features/sign-in/use-mailed-link.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('newEmail.title'), referrer: 'no-referrer' };
}

export default async function ConfirmEmailPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const token = mailedTokenOf((await searchParams).token);
  const t = await getTranslations('signIn');
  return (
    <div className="page">
      <PageTitle title={t('newEmail.title')} />
      {token === undefined ? (
        <Notice tone="attention">{t('newEmail.noToken')}</Notice>
      ) : (
        <ClientWords of={['signIn', 'refusals']}>
          <UseMailedLink what="newEmail" token={token} />
        </ClientWords>
      )}
    </div>
  );
}
