import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { statementPage } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { StatementTable } from '../../../features/carbon/statement-table.tsx';
import { VerifyStatement } from '../../../features/carbon/verify-statement.tsx';
import { Told } from '../../../features/told/told.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('carbon'))('verifier.title') };
}

export default async function VerifierPage() {
  const t = await getTranslations('carbon.verifier');
  const answer = await read('/v2/emission-statements?limit=100', statementPage);
  const items = answer.ok ? answer.value.items : [];
  const waiting = items.filter(
    ({ state, registration }) =>
      state === 'standing' && ['registered', 'verification-failed'].includes(registration.state),
  );
  const rest = items.filter((item) => !waiting.includes(item));
  return (
    <div className="page">
      <PageTitle title={t('title')}>{t('intro')}</PageTitle>
      {answer.ok ? null : <ProblemNotice problem={answer.problem} />}
      {answer.ok && items.length === 0 ? <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState> : null}
      {waiting.length === 0 ? null : (
        <section aria-labelledby="waiting" className="mb-10 grid gap-6">
          <h2 id="waiting">{t('waiting')}</h2>
          <ClientWords of={['carbon']}>
            {waiting.map((item) => (
              <VerifyStatement
                key={item.id}
                statement={item}
                plausibility={<Told text={item.plausibility.sentence} />}
              />
            ))}
          </ClientWords>
        </section>
      )}
      {rest.length === 0 ? null : (
        <section aria-labelledby="rest">
          <h2 id="rest" className="mb-3">
            {t('rest')}
          </h2>
          <ClientWords of={['carbon', 'transform', 'wallet']}>
            <StatementTable statements={rest} isOwn={false} />
          </ClientWords>
        </section>
      )}
    </div>
  );
}
