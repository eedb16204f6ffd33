import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { environment } from '../../../environment.ts';
import { runtimeConfig } from '../../../features/configuration/runtime-config.ts';
import { getSession } from '../../../features/session/get-me.ts';
import { safeReturnPath } from '../../../features/session/portal-of.ts';
import { SignInForm } from '../../../features/sign-in/sign-in-form.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ClientWords } from '../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title') };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const { next } = await searchParams;
  const session = await getSession();
  const env = environment();
  const t = await getTranslations('signIn');
  return (
    <div className="page">
      <PageTitle title={t('title')}>{t('lead')}</PageTitle>
      {session.state === 'in' ? (
        <div className="mb-6">
          <Notice tone="info">
            {t('already', { name: session.me.organisation?.name ?? session.me.user.name })}
          </Notice>
        </div>
      ) : null}
      <ClientWords of={['signIn', 'wallet', 'refusals']}>
        <SignInForm
          returnTo={safeReturnPath(next)}
          demo={env.isDemo ? env.DEMO_SIGN_INS : []}
          config={runtimeConfig()}
        />
      </ClientWords>
    </div>
  );
}
