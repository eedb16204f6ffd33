import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { dispute as disputeSchema } from '@topsteel/domain/api';
import { read } from '../../../../../../backend/read.ts';
import { AnswerDispute } from '../../../../../../features/vendor-claim/answer-dispute.tsx';
import { DisputeWords } from '../../../../../../features/vendor-claim/dispute-words.tsx';
import { DISPUTE_TONES } from '../../../../../../features/vendor-claim/dispute-table.tsx';
import { Link } from '../../../../../../ui/link.tsx';
import { PageTitle } from '../../../../../../ui/page-title.tsx';
import { FailedPage } from '../../../../../../ui/failed-page.tsx';
import { Tag } from '../../../../../../ui/tag.tsx';
import { ClientWords } from '../../../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vendorClaim'))('dispute') };
}

export default async function VendorDisputePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [answer, t] = await Promise.all([
    read(`/v2/disputes/${encodeURIComponent(id)}`, disputeSchema),
    getTranslations('vendorClaim'),
  ]);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return <FailedPage title={t('dispute')} problem={answer.problem} />;
  }
  const dispute = answer.value;
  const isOpen = dispute.state !== 'withdrawn' && dispute.state !== 'decided';
  return (
    <>
      <PageTitle
        eyebrow={<Link href="/vendor/claims">{t('title')}</Link>}
        title={
          <>
            {dispute.number} <Tag tone={DISPUTE_TONES[dispute.state]}>{t(`states.${dispute.state}`)}</Tag>
          </>
        }
      >
        {t(`kinds.${dispute.kind}`)},{' '}
        <Link href={`/vendor/orders/${dispute.orderId}`}>{dispute.orderNumber}</Link>
      </PageTitle>
      <div className="grid max-w-3xl gap-8">
        <DisputeWords dispute={dispute} />
        {isOpen ? (
          <ClientWords of={['vendorClaim']}>
            <AnswerDispute disputeId={dispute.id} />
          </ClientWords>
        ) : null}
      </div>
    </>
  );
}
