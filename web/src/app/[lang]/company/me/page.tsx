import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { sessionList } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { AccountFacts } from '../../../../features/account/account-facts.tsx';
import { ChangeEmail } from '../../../../features/account/change-email.tsx';
import { MyData } from '../../../../features/account/my-data.tsx';
import { SessionTable } from '../../../../features/account/session-table.tsx';
import { PushSwitch } from '../../../../features/push/push-switch.tsx';
import { getSession } from '../../../../features/session/get-me.ts';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('title') };
}

export default async function AccountPage() {
  const session = await getSession();
  // The desk around it says why nothing is here.
  if (session.state !== 'in') return null;
  const sessions = await read('/v2/me/sessions', sessionList);
  const t = await getTranslations('account');
  return (
    <ClientWords of={['account', 'push', 'stepUp', 'refusals']}>
      <PageTitle title={t('title')}>{t('intro')}</PageTitle>
      <div className="grid gap-10">
        <AccountFacts me={session.me} />
        {sessions.ok ? (
          <SessionTable sessions={sessions.value.items} />
        ) : (
          <ProblemNotice problem={sessions.problem} />
        )}
        <PushSwitch />
        <ChangeEmail />
        <MyData email={session.me.user.email} leadsTo={`/${await getLocale()}`} />
      </div>
    </ClientWords>
  );
}
