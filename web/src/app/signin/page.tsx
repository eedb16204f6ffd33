import type { Metadata } from 'next';
import { environment } from '../../environment.ts';
import { getSession } from '../../features/session/get-me.ts';
import { safeReturnPath } from '../../features/session/portal-of.ts';
import { SignInForm } from '../../features/session/sign-in-form.tsx';
import { texts } from '../../features/session/texts.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';

export const metadata: Metadata = { title: texts.signIn.title };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const { next } = await searchParams;
  const session = await getSession();
  const env = environment();
  return (
    <div className="page">
      <PageTitle title={texts.signIn.title} />
      {session.state === 'in' ? (
        <div className="mb-6">
          <Notice tone="info">
            {texts.signIn.already(session.me.organisation?.name ?? session.me.user.name)}
          </Notice>
        </div>
      ) : null}
      <SignInForm returnTo={safeReturnPath(next)} demo={env.isDemo ? env.DEMO_SIGN_INS : []} />
    </div>
  );
}
