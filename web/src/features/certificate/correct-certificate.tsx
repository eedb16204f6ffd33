'use client';

import { useRouter } from 'next/navigation';
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
import { texts } from './correction-texts.ts';
import { Differences } from './differences.tsx';
import { Findings } from './findings.tsx';

type CorrectCertificateProps = { certificateId: string; number: string; bodies: InspectionBody[] };

/** Upload the correction, see what it changes, and have it take the place of the certificate. */
export function CorrectCertificate({ certificateId, number, bodies }: CorrectCertificateProps) {
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
        className="grid justify-items-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void readFiles(new FormData(event.currentTarget));
        }}
      >
        <label htmlFor="correction" className="font-semibold">
          {texts.label}
        </label>
        <p id="correction-hint" className="text-sm text-ink-2">
          {texts.hint}
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
          {busy === 'reading' ? texts.reading : texts.read}
        </button>
      </form>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {correction === undefined ? null : (
        <>
          <section aria-labelledby="read">
            <h2 id="read" className="mb-2">
              {texts.result}
            </h2>
            {correction.row.findings.length === 0 ? <p>{texts.noFindings}</p> : null}
            <Findings findings={correction.row.findings} />
            {draftId === null ? <Notice tone="bad">{texts.refused}</Notice> : null}
          </section>
          {draftId === null ? null : correction.differences.length === 0 ? (
            <Notice tone="attention">{texts.same}</Notice>
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
                {busy === 'issuing' ? texts.busy : texts.confirm(number)}
              </button>
            </>
          )}
        </>
      )}
    </div>
  );
}
