'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from '../../words/navigation.ts';
import { useState } from 'react';
import { batch as batchSchema, readAnswer, type InspectionBody, type ReadRow } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ChooseBody } from '../countersignature/choose-body.tsx';
import { checkUpload, type UploadFault } from './check-upload.ts';
import { ReadRows } from './read-rows.tsx';

type UploadCertificatesProps = {
  /** The organisation in whose name they are signed. */
  signer: string;
  /** True when the organisation signs batches in its own wallet. */
  signsItself: boolean;
  /** Who may countersign certificates of type 3.2. */
  bodies: InspectionBody[];
};

/** Drop files, see what was read and what is refused, choose, and register as one batch. */
export function UploadCertificates({ signer, signsItself, bodies }: UploadCertificatesProps) {
  const router = useRouter();
  const [rows, setRows] = useState<ReadRow[]>([]);
  const [refusal, setRefusal] = useState<UploadFault>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState<'reading' | 'registering'>();
  const [count, setCount] = useState(0);
  const [bodyId, setBodyId] = useState('');
  const isInspected = rows.some((row) => row.draftId !== null && row.certificate?.kind === 32);
  const t = useTranslations('certificate');

  const faultText = (fault: UploadFault): string =>
    fault.kind === 'tooMany' ? t('upload.tooMany') : t('upload.tooLarge', { names: fault.names });
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
    <section aria-label={t('upload.label')} className="grid gap-4">
      <FileDrop
        name="certificate-files"
        label={t('upload.label')}
        hint={t('upload.hint')}
        error={refusal === undefined ? undefined : faultText(refusal)}
        accept=".json,.pdf,application/json,application/pdf"
        isMultiple
        isBusy={busy !== undefined}
        onFiles={(files) => void readFiles(files)}
      />
      <p role="status" className={busy === 'reading' ? 'font-semibold' : 'sr-only'}>
        {busy === 'reading' ? t('upload.reading', { count }) : ''}
      </p>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {isInspected ? <ChooseBody bodies={bodies} value={bodyId} onChange={setBodyId} /> : null}
      {rows.length === 0 ? null : (
        <ReadRows
          rows={rows}
          signer={signer}
          signsItself={signsItself}
          isBusy={busy !== undefined}
          onRegister={(ids) => void register(ids)}
        />
      )}
    </section>
  );
}
