import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { mailedTokenOf } from '../../../../features/sign-in/mailed-token.ts';
import { AskForReset, ResetPassword } from '../../../../features/sign-in/reset-password.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('reset.title'), referrer: 'no-referrer' };
}

export default async function ResetPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const token = mailedTokenOf((await searchParams).token);
  const t = await getTranslations('signIn');
  return (
    <div className="page">
      <PageTitle title={t('reset.title')} />
      <ClientWords of={['signIn', 'refusals']}>
        {token === undefined ? <AskForReset /> : <ResetPassword token={token} />}
      </ClientWords>
    </div>
  );
}
