import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { goodsReturn } from '@topsteel/domain/api';
import { read } from '../../../../../../backend/read.ts';
import { AnswerReturn } from '../../../../../../features/vendor-claim/answer-return.tsx';
import { ReturnFacts } from '../../../../../../features/vendor-claim/return-facts.tsx';
import { RETURN_TONES } from '../../../../../../features/vendor-claim/return-table.tsx';
import { Link } from '../../../../../../ui/link.tsx';
import { PageTitle } from '../../../../../../ui/page-title.tsx';
import { FailedPage } from '../../../../../../ui/failed-page.tsx';
import { Tag } from '../../../../../../ui/tag.tsx';
import { ClientWords } from '../../../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vendorClaim'))('return') };
}

export default async function VendorReturnPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [answer, t] = await Promise.all([
    read(`/v2/returns/${encodeURIComponent(id)}`, goodsReturn),
    getTranslations('vendorClaim'),
  ]);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return <FailedPage title={t('return')} problem={answer.problem} />;
  }
  const each = answer.value;
  return (
    <>
      <PageTitle
        eyebrow={<Link href="/vendor/claims?view=returns">{t('title')}</Link>}
        title={
          <>
            {each.number} <Tag tone={RETURN_TONES[each.state]}>{t(`returnStates.${each.state}`)}</Tag>
          </>
        }
      >
        {t(`returnKinds.${each.kind}`)},{' '}
        <Link href={`/vendor/orders/${each.orderId}`}>{each.orderNumber}</Link>
      </PageTitle>
      <div className="grid max-w-3xl gap-8">
        <ReturnFacts goodsReturn={each} />
        <ClientWords of={['vendorClaim']}>
          <AnswerReturn goodsReturn={each} />
        </ClientWords>
      </div>
    </>
  );
}
