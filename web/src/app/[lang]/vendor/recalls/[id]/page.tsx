import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { Link } from '../../../../../ui/link.tsx';
import { notFound } from 'next/navigation';
import { recall as recallSchema, type RecallAnswer } from '@topsteel/domain/api';
import { read } from '../../../../../backend/read.ts';
import { NoticeTable } from '../../../../../features/recall/notice-table.tsx';
import { recallReason } from '../../../../../features/recall/recall-reason.ts';
import { RecallTag } from '../../../../../features/recall/recall-tag.tsx';
import { SendCallIsland } from '../../../../../features/transform/wallet-islands.tsx';
import { runtimeConfig } from '../../../../../features/configuration/runtime-config.ts';
import { LiveRefresh } from '../../../../../ui/live-refresh.tsx';
import { Notice } from '../../../../../ui/notice.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { FailedPage } from '../../../../../ui/failed-page.tsx';
import { Steps, type Step } from '../../../../../ui/steps.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('recall');
  return { title: t('title') };
}

export default async function RecallPage({ params }: { params: Promise<{ id: string }> }) {
  const answer = await read(`/v2/recalls/${encodeURIComponent((await params).id)}`, recallSchema);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return <FailedPage title={(await getTranslations('recall'))('title')} problem={answer.problem} />;
  }
  const recall = answer.value;
  const t = await getTranslations('recall');
  const { owners, sent, acknowledged } = recall.progress;
  const isMoving = ['requested', 'recalled'].includes(recall.state) || sent < owners;
  return (
    <>
      <LiveRefresh active={isMoving || acknowledged < owners} everyMs={isMoving ? 1500 : 5000} />
      <PageTitle
        eyebrow={<Link href="/vendor/recalls">{t('title')}</Link>}
        title={
          <>
            {t('detail.title', { code: recall.lotCode })} <RecallTag state={recall.state} />
          </>
        }
        actions={
          <Link href={`/genealogy/${recall.lotCode}`} className="button button-quiet">
            {t('genealogy')}
          </Link>
        }
      >
        {t(`reasons.${recallReason(recall.reason)}`)}
      </PageTitle>
      <div className="grid gap-8">
        {recall.failure === null ? null : (
          <Notice tone="bad" title={t('detail.failed')}>
            {recall.failure} <Link href={`/vendor/lots/${recall.lotCode}/recall`}>{t('detail.again')}</Link>
          </Notice>
        )}
        {recall.call === null ? null : (
          <section className="panel grid gap-3" aria-labelledby="wallet">
            <h2 id="wallet">{t('detail.wallet')}</h2>
            <SendCallIsland
              config={runtimeConfig()}
              call={recall.call}
              label={t('form.button', { code: recall.lotCode })}
            />
          </section>
        )}
        <Steps steps={stepsOf(recall)} label={t('detail.steps')} />
        <section aria-labelledby="words" className="max-w-prose">
          <h2 id="words">{t('detail.words')}</h2>
          <p className="whitespace-pre-line">{recall.text === '' ? t('detail.noWords') : recall.text}</p>
        </section>
        <section aria-labelledby="notices">
          <h2 id="notices" className="mb-2">
            {t('detail.notices')}
          </h2>
          {recall.state !== 'final' ? (
            <p className="text-ink-2">{t('detail.waiting')}</p>
          ) : owners === 0 ? (
            <p className="text-ink-2">{t('detail.nobody')}</p>
          ) : (
            <NoticeTable recall={recall} />
          )}
        </section>
      </div>
    </>
  );
}

function stepsOf({ state, createdAt, recalledAt, progress }: RecallAnswer): Step[] {
  const t = useTranslations('recall');
  const isIn = state === 'recalled' || state === 'final';
  const isDone = state === 'final' && progress.acknowledged === progress.owners;
  const entered = state === 'failed' ? 'failed' : isIn ? 'done' : 'now';
  return [
    { name: t('detail.asked'), state: 'done', at: createdAt },
    { name: t('detail.entered'), state: entered, at: recalledAt },
    { name: t('detail.final'), state: state === 'final' ? 'done' : isIn ? 'now' : 'next' },
    { name: t('detail.acknowledged'), state: isDone ? 'done' : state === 'final' ? 'now' : 'next' },
  ];
}
