import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { apiKeys } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { KeyTable } from '../../../../features/api-key/key-table.tsx';
import { MakeKey } from '../../../../features/api-key/make-key.tsx';
import { scopesFor } from '../../../../features/api-key/scopes-for.ts';
import { AdminsOnly } from '../../../../features/company/admins-only.tsx';
import { getSession, hasAccess } from '../../../../features/session/get-me.ts';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('apiKey'))('title') };
}

export default async function KeysPage() {
  const session = await getSession();
  const organisation = session.state === 'in' ? session.me.organisation : null;
  if (organisation === null || !hasAccess(session, 'admin')) return <AdminsOnly session={session} />;
  const answer = await read('/v2/api-keys', apiKeys);
  const t = await getTranslations('apiKey');
  return (
    <ClientWords of={['apiKey', 'stepUp', 'refusals']}>
      <PageTitle title={t('title')}>{t('intro', { organisation: organisation.name })}</PageTitle>
      <div className="grid gap-10">
        {answer.ok ? <KeyTable keys={answer.value.items} /> : <ProblemNotice problem={answer.problem} />}
        <MakeKey
          scopes={scopesFor(organisation.roles)}
          isFirst={answer.ok && answer.value.items.length === 0}
        />
      </div>
    </ClientWords>
  );
}
