import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { Link } from '../../../../ui/link.tsx';
import { notFound } from 'next/navigation';
import { countersignatureTask, type CountersignatureTask } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { Findings } from '../../../../features/certificate/findings.tsx';
import { runtimeConfig } from '../../../../features/configuration/runtime-config.ts';
import { DecideTask } from '../../../../features/countersignature/decide-task.tsx';
import { CountersignatureTag } from '../../../../features/countersignature/task-table.tsx';
import { CertifiedValues } from '../../../../features/offer/value-table.tsx';
import { Told } from '../../../../features/told/told.tsx';
import { SignCountersignatureIsland } from '../../../../features/vendor/wallet-islands.tsx';
import { Fact, Facts } from '../../../../ui/facts.tsx';
import { Hash } from '../../../../ui/hash.tsx';
import { LiveRefresh } from '../../../../ui/live-refresh.tsx';
import { Mass } from '../../../../ui/mass.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('countersignature'))('desk') };
}

export default async function CountersignTaskPage({ params }: { params: Promise<{ id: string }> }) {
  const answer = await read(
    `/v2/countersignatures/${encodeURIComponent((await params).id)}`,
    countersignatureTask,
  );
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return (
      <div className="page">
        <ProblemNotice problem={answer.problem} />
      </div>
    );
  }
  const task = answer.value;
  const t = await getTranslations('countersignature');
  const { summary } = task;
  return (
    <div className="page">
      <LiveRefresh active={task.state === 'requested' || !task.canSign} everyMs={1500} />
      <PageTitle
        eyebrow={<Link href="/countersign">{t('desk')}</Link>}
        title={
          <>
            {summary.number} <CountersignatureTag state={task.state} />
          </>
        }
      >
        {t('about', {
          issuer: task.issuer.name,
          product: `${summary.grade} ${summary.product}`,
          dimensions: summary.dimensions,
          heat: summary.heatNumber,
        })}
      </PageTitle>
      <div className="grid gap-8">
        <Standing task={task} />
        <Documents task={task} />
        <CertifiedValues summary={summary} />
        {task.findings.length === 0 ? null : (
          <section aria-labelledby="findings">
            <h2 id="findings" className="mb-2">
              {t('findings')}
            </h2>
            <Findings findings={task.findings} />
          </section>
        )}
        <ClientWords of={['countersignature', 'wallet']}>
          <Act task={task} />
        </ClientWords>
      </div>
    </div>
  );
}

function Standing({ task }: { task: CountersignatureTask }) {
  const t = useTranslations('countersignature');
  if (task.state === 'countersigned') return <Notice tone="good">{t('done')}</Notice>;
  if (task.state === 'refused') {
    return (
      <Notice tone="bad" title={t('refusedBecause')}>
        {task.reason}
      </Notice>
    );
  }
  if (task.failure !== null)
    return (
      <Notice tone="bad">
        <span lang="en">{task.failure}</span>
      </Notice>
    );
  return task.canSign || task.state === 'requested' ? null : <Notice tone="hot">{t('notYet')}</Notice>;
}

function Documents({ task }: { task: CountersignatureTask }) {
  const t = useTranslations('countersignature');
  const gateway = runtimeConfig().ipfsGatewayUrl;
  return (
    <section aria-labelledby="documents">
      <h2 id="documents" className="mb-2">
        {t('documents')}
      </h2>
      <Facts>
        {task.documents.map((document) => (
          <Fact key={document.sha256} name={t(`roles.${document.role}`)}>
            <a href={`${gateway}/ipfs/${document.cid}`} target="_blank" rel="noreferrer">
              {t('open')}
              <span className="sr-only"> {t(`roles.${document.role}`)}</span>
            </a>
          </Fact>
        ))}
        <Fact name={t('fingerprint')}>
          <Hash value={task.documentHash} label={t('fingerprint')} />
        </Fact>
        <Fact name={t('certified')}>
          <Mass grams={task.summary.massGrams} />
        </Fact>
        <Fact name={t('conformance')}>
          <Told text={task.summary.conformance.sentence} />
        </Fact>
      </Facts>
    </section>
  );
}

function Act({ task }: { task: CountersignatureTask }) {
  const t = useTranslations('countersignature');
  const { certificateId, summary, typedData } = task;
  if (!task.canSign) return null;
  if (typedData === null) return <DecideTask certificateId={certificateId} number={summary.number} />;
  return (
    <section aria-labelledby="sign" className="panel grid gap-3">
      <h2 id="sign">{t('signHeading')}</h2>
      <SignCountersignatureIsland
        config={runtimeConfig()}
        certificateId={certificateId}
        number={summary.number}
        typedData={typedData}
      />
    </section>
  );
}
