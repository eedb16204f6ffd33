import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { Link } from '../../../../../../ui/link.tsx';
import { notFound } from 'next/navigation';
import { batch as batchSchema } from '@topsteel/domain/api';
import { read } from '../../../../../../backend/read.ts';
import { AllocateBatch } from '../../../../../../features/certificate/allocate-batch.tsx';
import { batchSteps } from '../../../../../../features/certificate/batch-steps.ts';
import { MintSteps } from '../../../../../../features/certificate/mint-steps.tsx';
import { RetryBatch } from '../../../../../../features/certificate/retry-batch.tsx';
import { runtimeConfig } from '../../../../../../features/configuration/runtime-config.ts';
import { SignBatchIsland } from '../../../../../../features/vendor/wallet-islands.tsx';
import { Fact, Facts } from '../../../../../../ui/facts.tsx';
import { Hash } from '../../../../../../ui/hash.tsx';
import { LiveRefresh } from '../../../../../../ui/live-refresh.tsx';
import { Notice } from '../../../../../../ui/notice.tsx';
import { PageTitle } from '../../../../../../ui/page-title.tsx';
import { FailedPage } from '../../../../../../ui/failed-page.tsx';
import { Steps } from '../../../../../../ui/steps.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certificate'))('detail.batch') };
}

export default async function BatchPage({ params }: { params: Promise<{ id: string }> }) {
  const answer = await read(`/v2/certificates/batches/${encodeURIComponent((await params).id)}`, batchSchema);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return (
      <FailedPage title={(await getTranslations('certificate'))('detail.batch')} problem={answer.problem} />
    );
  }
  const batch = answer.value;
  const isIn = batch.state === 'registered' || batch.state === 'final';
  const t = await getTranslations('certificate');
  return (
    <>
      <LiveRefresh active={batch.state !== 'final' && batch.state !== 'failed'} everyMs={1000} />
      <PageTitle
        eyebrow={<Link href="/vendor/certificates">{t('list.title')}</Link>}
        title={t('batch.title', { number: batch.number })}
      >
        {t('batch.count', { count: batch.count })}
      </PageTitle>
      <MintSteps now={isIn ? 2 : 1} />
      <div className="grid max-w-5xl gap-8">
        {batch.state === 'failed' ? (
          <Notice tone="bad" title={t('batch.failed')}>
            <p className="mb-3">{batch.failure}</p>
            <RetryBatch batchId={batch.id} />
          </Notice>
        ) : null}
        {batch.state === 'final' ? <Notice tone="good">{t('batch.done')}</Notice> : null}
        {batch.typedData === null ? null : (
          <section aria-labelledby="sign" className="panel grid gap-3">
            <h2 id="sign">{t('batch.signHeading')}</h2>
            <SignBatchIsland
              config={runtimeConfig()}
              batchId={batch.id}
              count={batch.count}
              typedData={batch.typedData}
            />
          </section>
        )}
        <Steps
          label={t('batch.label')}
          steps={batchSteps(batch).map(({ step, ...rest }) => ({ ...rest, name: t(`batch.steps.${step}`) }))}
        />
        {isIn ? <AllocateBatch certificateIds={batch.certificateIds} /> : null}
        <Facts>
          <Fact name={t('batch.root')}>
            <Hash value={batch.root} label={t('batch.root')} />
          </Fact>
          {batch.txHash === null ? null : (
            <Fact name={t('batch.tx')}>
              <Hash value={batch.txHash} label={t('batch.tx')} />
            </Fact>
          )}
        </Facts>
      </div>
    </>
  );
}
