import type { Metadata } from 'next';
import { orderGroup } from '@topsteel/domain/api';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { read } from '../../../../../backend/read.ts';
import { OrderPlaced } from '../../../../../features/checkout-steps/order-placed.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('checkoutSteps'))('done.metaTitle') };
}

/** The confirmation: stands under its own address, so that it can be kept and printed. */
export default async function DonePage({ params }: { params: Promise<{ groupId: string }> }) {
  const t = await getTranslations('checkoutSteps.done');
  const answer = await read(`/v2/order-groups/${encodeURIComponent((await params).groupId)}`, orderGroup);
  if (!answer.ok && answer.problem.status === 404) notFound();
  return (
    <div className="page">
      {answer.ok ? (
        <OrderPlaced group={answer.value} />
      ) : (
        <>
          <PageTitle title={t('metaTitle')} />
          <ProblemNotice problem={answer.problem} />
        </>
      )}
    </div>
  );
}
