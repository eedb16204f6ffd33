import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { recall as recallSchema, type RecallAnswer } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { NoticeTable } from '../../../../features/recall/notice-table.tsx';
import { RecallTag } from '../../../../features/recall/recall-tag.tsx';
import { texts } from '../../../../features/recall/texts.ts';
import { SendCallIsland } from '../../../../features/transform/wallet-islands.tsx';
import { runtimeConfig } from '../../../../features/configuration/runtime-config.ts';
import { LiveRefresh } from '../../../../ui/live-refresh.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { Steps, type Step } from '../../../../ui/steps.tsx';

export const metadata: Metadata = { title: texts.title };

export default async function RecallPage({ params }: { params: Promise<{ id: string }> }) {
  const answer = await read(`/v2/recalls/${encodeURIComponent((await params).id)}`, recallSchema);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return <ProblemNotice problem={answer.problem} />;
  }
  const recall = answer.value;
  const words = texts.detail;
  const { owners, sent, acknowledged } = recall.progress;
  const isMoving = ['requested', 'recalled'].includes(recall.state) || sent < owners;
  return (
    <>
      <LiveRefresh active={isMoving || acknowledged < owners} everyMs={isMoving ? 1500 : 5000} />
      <PageTitle
        eyebrow={<Link href="/vendor/recalls">{texts.title}</Link>}
        title={
          <>
            {words.title(recall.lotCode)} <RecallTag state={recall.state} />
          </>
        }
        actions={
          <Link href={`/genealogy/${recall.lotCode}`} className="button button-quiet">
            {texts.genealogy}
          </Link>
        }
      >
        {texts.reasons[recall.reason]}
      </PageTitle>
      <div className="grid gap-8">
        {recall.failure === null ? null : (
          <Notice tone="bad" title={words.failed}>
            {recall.failure} <Link href={`/vendor/lots/${recall.lotCode}/recall`}>{words.again}</Link>
          </Notice>
        )}
        {recall.call === null ? null : (
          <section className="panel grid gap-3" aria-labelledby="wallet">
            <h2 id="wallet">{words.wallet}</h2>
            <SendCallIsland
              config={runtimeConfig()}
              call={recall.call}
              label={texts.form.button(recall.lotCode)}
            />
          </section>
        )}
        <Steps steps={stepsOf(recall)} label={words.steps} />
        <section aria-labelledby="words" className="max-w-prose">
          <h2 id="words">{words.words}</h2>
          <p className="whitespace-pre-line">{recall.text === '' ? words.noWords : recall.text}</p>
        </section>
        <section aria-labelledby="notices">
          <h2 id="notices" className="mb-2">
            {words.notices}
          </h2>
          {recall.state !== 'final' ? (
            <p className="text-ink-2">{words.waiting}</p>
          ) : owners === 0 ? (
            <p className="text-ink-2">{words.nobody}</p>
          ) : (
            <NoticeTable recall={recall} />
          )}
        </section>
      </div>
    </>
  );
}

function stepsOf({ state, createdAt, recalledAt, progress }: RecallAnswer): Step[] {
  const words = texts.detail;
  const isIn = state === 'recalled' || state === 'final';
  const isDone = state === 'final' && progress.acknowledged === progress.owners;
  const entered = state === 'failed' ? 'failed' : isIn ? 'done' : 'now';
  return [
    { name: words.asked, state: 'done', at: createdAt },
    { name: words.entered, state: entered, at: recalledAt },
    { name: words.final, state: state === 'final' ? 'done' : isIn ? 'now' : 'next' },
    { name: words.acknowledged, state: isDone ? 'done' : state === 'final' ? 'now' : 'next' },
  ];
}
