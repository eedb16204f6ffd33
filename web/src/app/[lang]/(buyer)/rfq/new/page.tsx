import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { loadStart, type StartQuery } from '../../../../../features/rfq/load-start.ts';
import { RfqForm } from '../../../../../features/rfq/rfq-form.tsx';
import { getSession, hasAccess } from '../../../../../features/session/get-me.ts';
import { NoAccess } from '../../../../../features/session/no-access.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rfq.form'))('heading') };
}

export default async function NewRfqPage({ searchParams }: { searchParams: Promise<StartQuery> }) {
  const [t, session, language, query] = await Promise.all([
    getTranslations('rfq.form'),
    getSession(),
    getLocale(),
    searchParams,
  ]);
  const title = <PageTitle title={t('heading')}>{t('intro')}</PageTitle>;
  if (!hasAccess(session, 'buyer')) {
    return (
      <>
        {title}
        <NoAccess session={session} />
      </>
    );
  }
  const answer = await loadStart(query, language);
  return (
    <ClientWords of={['rfq', 'refusals']}>
      {title}
      {answer.ok ? (
        <RfqForm {...answer.value} idempotencyKey={randomUUID()} />
      ) : (
        <ProblemNotice problem={answer.problem} />
      )}
    </ClientWords>
  );
}
