'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { batch as batchSchema, readAnswer, type InspectionBody, type ReadRow } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ChooseBody } from '../countersignature/choose-body.tsx';
import { texts } from '../vendor/texts.ts';
import { checkUpload } from './check-upload.ts';
import { DropZone } from './drop-zone.tsx';
import { ReadRows } from './read-rows.tsx';

type UploadCertificatesProps = {
  /** True when the organisation signs batches in its own wallet. */
  signsItself: boolean;
  /** Who may countersign certificates of type 3.2. */
  bodies: InspectionBody[];
};

/** Drop files, see what was read and what is refused, choose, and register as one batch. */
export function UploadCertificates({ signsItself, bodies }: UploadCertificatesProps) {
  const router = useRouter();
  const [rows, setRows] = useState<ReadRow[]>([]);
  const [refusal, setRefusal] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState<'reading' | 'registering'>();
  const [count, setCount] = useState(0);
  const [bodyId, setBodyId] = useState('');
  const isInspected = rows.some((row) => row.draftId !== null && row.certificate?.kind === 32);
  const words = texts.upload;

  const readFiles = async (files: File[]) => {
    setProblem(undefined);
    setRows([]);
    const fault = checkUpload(files);
    setRefusal(fault);
    if (fault !== undefined || files.length === 0) return;
    setCount(files.length);
    setBusy('reading');
    const form = new FormData();
    for (const file of files) form.append('files', file);
    const answer = await send('/v2/certificates/read', { form, schema: readAnswer });
    setBusy(undefined);
    if (answer.ok) setRows(answer.value.rows);
    else setProblem(answer.problem);
  };

  const register = async (draftIds: string[]) => {
    setProblem(undefined);
    setBusy('registering');
    const answer = await send('/v2/certificates/batches', {
      body: {
        draftIds,
        ...(signsItself ? { prepare: true } : {}),
        ...(bodyId === '' ? {} : { inspectionBodyId: bodyId }),
      },
      schema: batchSchema,
      idempotencyKey: `batch:${[...draftIds].sort().join(':')}`,
    });
    setBusy(undefined);
    if (answer.ok) router.push(`/vendor/certificates/batches/${answer.value.id}`);
    else setProblem(answer.problem);
  };

  return (
    <section aria-labelledby="upload" className="grid gap-4">
      <h2 id="upload">{words.heading}</h2>
      <DropZone isBusy={busy !== undefined} onFiles={(files) => void readFiles(files)} />
      {refusal === undefined ? null : <Notice tone="bad">{refusal}</Notice>}
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {busy === 'reading' ? <Notice tone="hot">{words.reading(count)}</Notice> : null}
      {isInspected ? <ChooseBody bodies={bodies} value={bodyId} onChange={setBodyId} /> : null}
      {rows.length === 0 ? null : (
        <ReadRows
          rows={rows}
          isBusy={busy === 'registering'}
          onRegister={(draftIds) => void register(draftIds)}
        />
      )}
    </section>
  );
}
