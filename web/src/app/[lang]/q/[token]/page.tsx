import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { quoteRequest } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { LinkNotice } from '../../../../features/rfq/link-notice.tsx';
import { RequestView } from '../../../../features/rfq/request-view.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { ProblemWords } from '../../../../ui/problem-words.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

/** The address is the key: it is named to nobody, and kept by no search engine. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('rfq.request');
  return { title: t('metaTitle'), referrer: 'no-referrer', robots: { index: false, follow: false } };
}

export default async function AnswerByLinkPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const base = `/v2/rfq-invitations/${encodeURIComponent(token)}`;
  const [answer, t] = await Promise.all([read(base, quoteRequest), getTranslations('rfq')]);
  return (
    <ClientWords of={['rfq', 'refusals']}>
      <div className="page">
        {answer.ok ? (
          <RequestView request={answer.value} base={base} lots={[]}>
            <LinkNotice token={token} request={answer.value} />
          </RequestView>
        ) : (
          <>
            <PageTitle title={t('request.metaTitle')} />
            {answer.problem.status === 404 ? (
              <Notice tone="attention">{t('link.gone')}</Notice>
            ) : answer.problem.reason === 'request-taken-over' ? (
              <Notice tone="attention">
                <ProblemWords problem={answer.problem} />
                <p className="mt-2">
                  <Link href="/vendor/quotes">{t('requests.heading')}</Link>
                </p>
              </Notice>
            ) : (
              <ProblemNotice problem={answer.problem} />
            )}
          </>
        )}
      </div>
    </ClientWords>
  );
}
