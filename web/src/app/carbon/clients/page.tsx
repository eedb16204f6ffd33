import type { Metadata } from 'next';
import { pactClientList } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { environment } from '../../../environment.ts';
import { ClientForm } from '../../../features/carbon/client-form.tsx';
import { ClientTable } from '../../../features/carbon/client-table.tsx';
import { texts } from '../../../features/carbon/texts.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';

const words = texts.clients;
export const metadata: Metadata = { title: words.title };

export default async function ClientsPage() {
  const answer = await read('/v2/pact-clients', pactClientList);
  return (
    <div className="page">
      <PageTitle title={words.title}>
        {words.intro} {words.address}:{' '}
        <span className="font-mono break-words">{environment().PUBLIC_URL}</span>
      </PageTitle>
      {!answer.ok ? (
        <ProblemNotice problem={answer.problem} />
      ) : (
        <div className="grid gap-10">
          {answer.value.items.length === 0 ? (
            <EmptyState title={words.empty}>{words.emptyHint}</EmptyState>
          ) : (
            <ClientTable clients={answer.value.items} />
          )}
          <section aria-labelledby="new-client">
            <h2 id="new-client" className="mb-3">
              {words.form.heading}
            </h2>
            <ClientForm />
          </section>
        </div>
      )}
    </div>
  );
}
