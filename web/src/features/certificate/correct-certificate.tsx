'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from '../../words/navigation.ts';
import { useState } from 'react';
import {
  batch as batchSchema,
  correctionAnswer,
  type CorrectionAnswer,
  type InspectionBody,
} from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ChooseBody } from '../countersignature/choose-body.tsx';
import { Differences } from './differences.tsx';
import { Findings } from './findings.tsx';

type CorrectCertificateProps = { certificateId: string; number: string; bodies: InspectionBody[] };

/** Upload the correction, see what it changes, and have it take the place of the certificate. */
export function CorrectCertificate({ certificateId, number, bodies }: CorrectCertificateProps) {
  const t = useTranslations('certificate');
  const router = useRouter();
  const [correction, setCorrection] = useState<CorrectionAnswer>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState<'reading' | 'issuing'>();
  const [bodyId, setBodyId] = useState('');
  const draftId = correction?.row.draftId ?? null;

  const readFiles = async (form: FormData) => {
    setProblem(undefined);
    setCorrection(undefined);
    setBusy('reading');
    const answer = await send(`/v2/certificates/${certificateId}/correction`, {
      form,
      schema: correctionAnswer,
    });
    setBusy(undefined);
    if (answer.ok) setCorrection(answer.value);
    else setProblem(answer.problem);
  };
  const supersede = async () => {
    setProblem(undefined);
    setBusy('issuing');
    const answer = await send(`/v2/certificates/${certificateId}/supersede`, {
      body: { draftId, ...(bodyId !== '' && { inspectionBodyId: bodyId }) },
      schema: batchSchema,
    });
    setBusy(undefined);
    if (answer.ok) router.push(`/vendor/certificates/batches/${answer.value.id}`);
    else setProblem(answer.problem);
  };

  return (
    <div className="grid gap-8">
      <form
        method="post"
        className="grid justify-items-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void readFiles(new FormData(event.currentTarget));
        }}
      >
        <label htmlFor="correction" className="font-semibold">
          {t('correction.label')}
        </label>
        <p id="correction-hint" className="text-sm text-ink-2">
          {t('correction.hint')}
        </p>
        <input
          id="correction"
          name="files"
          type="file"
          multiple
          required
          accept=".json,.pdf"
          aria-describedby="correction-hint"
          className="max-w-full file:mr-3 file:min-h-10 file:cursor-pointer file:rounded-sm file:border file:border-control file:bg-paper file:px-4 file:font-semibold file:text-brand"
        />
        <button className="button" disabled={busy !== undefined}>
          {busy === 'reading' ? t('correction.reading') : t('correction.read')}
        </button>
      </form>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {correction === undefined ? null : (
        <>
          <section aria-labelledby="read">
            <h2 id="read" className="mb-2">
              {t('correction.result')}
            </h2>
            {correction.row.findings.length === 0 ? <p>{t('correction.noFindings')}</p> : null}
            <Findings findings={correction.row.findings} />
            {draftId === null ? <Notice tone="bad">{t('correction.refused')}</Notice> : null}
          </section>
          {draftId === null ? null : correction.differences.length === 0 ? (
            <Notice tone="attention">{t('correction.same')}</Notice>
          ) : (
            <>
              <Differences differences={correction.differences} />
              {correction.row.certificate?.kind === 32 ? (
                <ChooseBody bodies={bodies} value={bodyId} onChange={setBodyId} />
              ) : null}
              <button
                type="button"
                className="button button-danger justify-self-start"
                disabled={busy !== undefined}
                onClick={() => void supersede()}
              >
                {busy === 'issuing' ? t('correction.busy') : t('correction.confirm', { number })}
              </button>
            </>
          )}
        </>
      )}
    </div>
  );
}
