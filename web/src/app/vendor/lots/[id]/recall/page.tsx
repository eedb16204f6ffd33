import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { recallRadius } from '@topsteel/domain/api';
import { read } from '../../../../../backend/read.ts';
import {
  AffectedLots,
  AffectedOrders,
  AffectedOwners,
  RadiusSum,
} from '../../../../../features/recall/radius-tables.tsx';
import { RecallForm } from '../../../../../features/recall/recall-form.tsx';
import { texts } from '../../../../../features/recall/texts.ts';
import { Notice } from '../../../../../ui/notice.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../../ui/problem-notice.tsx';

export const metadata: Metadata = { title: texts.title };

/** First whom a recall would concern, then the recall. */
export default async function RecallLotPage({ params }: { params: Promise<{ id: string }> }) {
  const answer = await read(`/v2/lots/${encodeURIComponent((await params).id)}/recall-radius`, recallRadius);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return <ProblemNotice problem={answer.problem} />;
  }
  const radius = answer.value;
  const words = texts.radius;
  return (
    <>
      <PageTitle
        eyebrow={<Link href="/vendor/recalls">{texts.title}</Link>}
        title={words.title(radius.lotCode)}
      >
        {words.intro}
      </PageTitle>
      <div className="grid gap-8">
        <RadiusSum radius={radius} />
        <AffectedOwners radius={radius} />
        <AffectedLots radius={radius} />
        <AffectedOrders radius={radius} />
        {radius.recall === null ? (
          <RecallForm lotCode={radius.lotCode} />
        ) : (
          <Notice tone="bad">
            {words.already} <Link href="/vendor/recalls">{texts.title}</Link>
          </Notice>
        )}
      </div>
    </>
  );
}
