import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { countersignatureTask, type CountersignatureTask } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { Findings } from '../../../features/certificate/findings.tsx';
import { runtimeConfig } from '../../../features/configuration/runtime-config.ts';
import { DecideTask } from '../../../features/countersignature/decide-task.tsx';
import { CountersignatureTag } from '../../../features/countersignature/task-table.tsx';
import { texts } from '../../../features/countersignature/texts.ts';
import { CertifiedValues } from '../../../features/offer/value-table.tsx';
import { SignCountersignatureIsland } from '../../../features/vendor/wallet-islands.tsx';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { Hash } from '../../../ui/hash.tsx';
import { LiveRefresh } from '../../../ui/live-refresh.tsx';
import { Mass } from '../../../ui/mass.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';

export const metadata: Metadata = { title: texts.desk };

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
  const { summary } = task;
  return (
    <div className="page">
      <LiveRefresh active={task.state === 'requested' || !task.canSign} everyMs={1500} />
      <PageTitle
        eyebrow={<Link href="/countersign">{texts.desk}</Link>}
        title={
          <>
            {summary.number} <CountersignatureTag state={task.state} />
          </>
        }
      >
        {task.issuer.name}: {summary.grade} {summary.product}, {summary.dimensions}, heat{' '}
        <span className="font-mono">{summary.heatNumber}</span>
      </PageTitle>
      <div className="grid gap-8">
        <Standing task={task} />
        <Documents task={task} />
        <CertifiedValues summary={summary} />
        {task.findings.length === 0 ? null : (
          <section aria-labelledby="findings">
            <h2 id="findings" className="mb-2">
              {texts.findings}
            </h2>
            <Findings findings={task.findings} />
          </section>
        )}
        <Act task={task} />
      </div>
    </div>
  );
}

function Standing({ task }: { task: CountersignatureTask }) {
  if (task.state === 'countersigned') return <Notice tone="good">{texts.done}</Notice>;
  if (task.state === 'refused') {
    return (
      <Notice tone="bad" title={texts.refusedBecause}>
        {task.reason}
      </Notice>
    );
  }
  if (task.failure !== null) return <Notice tone="bad">{task.failure}</Notice>;
  return task.canSign || task.state === 'requested' ? null : <Notice tone="hot">{texts.notYet}</Notice>;
}

function Documents({ task }: { task: CountersignatureTask }) {
  const gateway = runtimeConfig().ipfsGatewayUrl;
  return (
    <section aria-labelledby="documents">
      <h2 id="documents" className="mb-2">
        {texts.documents}
      </h2>
      <Facts>
        {task.documents.map((document) => (
          <Fact key={document.sha256} name={texts.roles[document.role]}>
            <a href={`${gateway}/ipfs/${document.cid}`} target="_blank" rel="noreferrer">
              {texts.open}
              <span className="sr-only"> {texts.roles[document.role]}</span>
            </a>
          </Fact>
        ))}
        <Fact name={texts.fingerprint}>
          <Hash value={task.documentHash} label="document fingerprint" />
        </Fact>
        <Fact name={texts.certified}>
          <Mass grams={task.summary.massGrams} />
        </Fact>
        <Fact name={texts.conformance}>{task.summary.conformance.sentence}</Fact>
      </Facts>
    </section>
  );
}

function Act({ task }: { task: CountersignatureTask }) {
  const { certificateId, summary, typedData } = task;
  if (!task.canSign) return null;
  if (typedData === null) return <DecideTask certificateId={certificateId} number={summary.number} />;
  return (
    <section aria-labelledby="sign" className="panel grid gap-3">
      <h2 id="sign">{texts.signHeading}</h2>
      <SignCountersignatureIsland
        config={runtimeConfig()}
        certificateId={certificateId}
        number={summary.number}
        typedData={typedData}
      />
    </section>
  );
}
