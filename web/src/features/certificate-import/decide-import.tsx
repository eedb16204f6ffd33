'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from '../../words/navigation.ts';
import { useState } from 'react';
import { certificateImport, type CertificateImport, type InspectionBody } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { useFormats } from '../../ui/formats.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ChooseBody } from '../countersignature/choose-body.tsx';

type Act = 'issue' | 'cancel' | 'resume';
type DecideImportProps = { job: CertificateImport; bodies: InspectionBody[] };

/** What the owner of an import may do now: register, go on, or cancel. */
export function DecideImport({ job, bodies }: DecideImportProps) {
  const t = useTranslations('certificateImport');
  const router = useRouter();
  const formats = useFormats();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState<Act>();
  const [bodyId, setBodyId] = useState('');
  const { counts, state } = job;
  const both = counts.ready + counts.warning;

  const act = async (verb: Act, body?: object) => {
    setProblem(undefined);
    setBusy(verb);
    const answer = await send(`/v2/certificates/imports/${job.id}/${verb}`, {
      ...(body !== undefined && { body }),
      schema: certificateImport,
    });
    setBusy(undefined);
    if (answer.ok) router.refresh();
    else setProblem(answer.problem);
  };
  const issue = (include: 'ready' | 'ready-and-warning') =>
    void act('issue', { include, ...(bodyId !== '' && { inspectionBodyId: bodyId }) });

  return (
    <div className="grid justify-items-start gap-4">
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {state === 'checked' && both === 0 ? <Notice tone="bad">{t('nothing')}</Notice> : null}
      {state === 'checked' && both > 0 ? (
        <section aria-labelledby="issue" className="grid justify-items-start gap-3">
          <h2 id="issue">{t('issueHeading')}</h2>
          <p className="text-ink-2">{t('issueHint', { tonnes: formats.mass(job.certifiedGrams, 't') })}</p>
          {job.needsInspectionBody ? (
            <ChooseBody bodies={bodies} value={bodyId} onChange={setBodyId} />
          ) : null}
          <div className="flex flex-wrap gap-3">
            {counts.warning > 0 ? (
              <button
                type="button"
                className="button"
                disabled={busy !== undefined}
                onClick={() => {
                  issue('ready-and-warning');
                }}
              >
                {busy === 'issue' ? t('issuing') : t('issueAll', { count: both })}
              </button>
            ) : null}
            {counts.ready > 0 ? (
              <button
                type="button"
                className={counts.warning > 0 ? 'button button-quiet' : 'button'}
                disabled={busy !== undefined}
                onClick={() => {
                  issue('ready');
                }}
              >
                {busy === 'issue' ? t('issuing') : t('issueReady', { count: counts.ready })}
              </button>
            ) : null}
          </div>
        </section>
      ) : null}
      <div className="flex flex-wrap gap-3">
        {state === 'failed' ? (
          <button
            type="button"
            className="button"
            disabled={busy !== undefined}
            onClick={() => void act('resume')}
          >
            {busy === 'resume' ? t('resuming') : t('resume')}
          </button>
        ) : null}
        {['received', 'reading', 'checked', 'failed'].includes(state) ? (
          <button
            type="button"
            className="button button-quiet"
            disabled={busy !== undefined}
            onClick={() => void act('cancel')}
          >
            {busy === 'cancel' ? t('cancelling') : t('cancel')}
          </button>
        ) : null}
      </div>
    </div>
  );
}
