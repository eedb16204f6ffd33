import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { batch as batchSchema } from '@topsteel/domain/api';
import { read } from '../../../../../backend/read.ts';
import { batchSteps } from '../../../../../features/certificate/batch-steps.ts';
import { RetryBatch } from '../../../../../features/certificate/retry-batch.tsx';
import { runtimeConfig } from '../../../../../features/configuration/runtime-config.ts';
import { texts } from '../../../../../features/vendor/texts.ts';
import { SignBatchIsland } from '../../../../../features/vendor/wallet-islands.tsx';
import { Fact, Facts } from '../../../../../ui/facts.tsx';
import { Hash } from '../../../../../ui/hash.tsx';
import { LiveRefresh } from '../../../../../ui/live-refresh.tsx';
import { Notice } from '../../../../../ui/notice.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../../ui/problem-notice.tsx';
import { Steps } from '../../../../../ui/steps.tsx';

export const metadata: Metadata = { title: 'Batch' };

export default async function BatchPage({ params }: { params: Promise<{ id: string }> }) {
  const answer = await read(`/v2/certificates/batches/${encodeURIComponent((await params).id)}`, batchSchema);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return <ProblemNotice problem={answer.problem} />;
  }
  const batch = answer.value;
  const words = texts.batch;
  return (
    <>
      <LiveRefresh active={batch.state !== 'final' && batch.state !== 'failed'} everyMs={1000} />
      <PageTitle
        eyebrow={<Link href="/vendor/certificates">{texts.certificates.title}</Link>}
        title={words.title(batch.number)}
      >
        {words.count(batch.count)}
      </PageTitle>
      <div className="grid max-w-3xl gap-8">
        {batch.state === 'failed' ? (
          <Notice tone="bad" title={words.failed}>
            <p className="mb-3">{batch.failure}</p>
            <RetryBatch batchId={batch.id} />
          </Notice>
        ) : null}
        {batch.state === 'final' ? (
          <Notice tone="good">
            <p>{words.done}</p>
            <p className="mt-2">
              <Link href="/vendor/lots" className="button">
                {words.toLots}
              </Link>
            </p>
          </Notice>
        ) : null}
        {batch.typedData === null ? null : (
          <section aria-labelledby="sign" className="panel grid gap-3">
            <h2 id="sign">{words.signHeading}</h2>
            <SignBatchIsland
              config={runtimeConfig()}
              batchId={batch.id}
              count={batch.count}
              typedData={batch.typedData}
            />
          </section>
        )}
        <Steps steps={batchSteps(batch)} label={words.label} />
        <Facts>
          <Fact name={words.certificates}>
            <ul className="flex flex-wrap gap-x-4">
              {batch.certificateIds.map((id, index) => (
                <li key={id}>
                  <Link href={`/vendor/certificates/${id}`} prefetch={false}>
                    {`No. ${String(index + 1)}`}
                  </Link>
                </li>
              ))}
            </ul>
          </Fact>
          <Fact name={words.root}>
            <Hash value={batch.root} label="batch fingerprint" />
          </Fact>
          {batch.txHash === null ? null : (
            <Fact name={words.tx}>
              <Hash value={batch.txHash} label="transaction" />
            </Fact>
          )}
        </Facts>
      </div>
    </>
  );
}
