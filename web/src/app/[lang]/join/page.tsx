import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { JoinForm } from '../../../features/sign-in/join-form.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ClientWords } from '../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('join.title') };
}

export default async function JoinPage() {
  const t = await getTranslations('signIn');
  return (
    <div className="page">
      <PageTitle title={t('join.title')} />
      <ClientWords of={['signIn', 'refusals']}>
        <JoinForm />
      </ClientWords>
    </div>
  );
}
