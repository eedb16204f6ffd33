import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pactClientList } from '@topsteel/domain/api';
import { read } from '../../../../../backend/read.ts';
import { environment } from '../../../../../environment.ts';
import { ClientForm } from '../../../../../features/carbon/client-form.tsx';
import { ClientTable } from '../../../../../features/carbon/client-table.tsx';
import { EmptyState } from '../../../../../ui/empty-state.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('carbon'))('clients.title') };
}

export default async function ClientsPage() {
  const t = await getTranslations('carbon.clients');
  const form = await getTranslations('carbon.clientForm');
  const answer = await read('/v2/pact-clients', pactClientList);
  return (
    <ClientWords of={['carbon', 'stepUp']}>
      <PageTitle title={t('title')}>
        {t('intro')} {t('address')}: <span className="font-mono break-words">{environment().PUBLIC_URL}</span>
      </PageTitle>
      {!answer.ok ? (
        <ProblemNotice problem={answer.problem} />
      ) : (
        <div className="grid gap-10">
          {answer.value.items.length === 0 ? (
            <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
          ) : (
            <ClientTable clients={answer.value.items} />
          )}
          <section aria-labelledby="new-client">
            <h2 id="new-client" className="mb-3">
              {form('heading')}
            </h2>
            <ClientForm />
          </section>
        </div>
      )}
    </ClientWords>
  );
}
