'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from '../../words/navigation.ts';
import { useState } from 'react';
import { certificateImport } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** Sends the chosen files to be read, and opens the page of the import. */
export function UploadImport() {
  const t = useTranslations('certificateImport');
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);

  const upload = async (form: FormData) => {
    setBusy(true);
    setProblem(undefined);
    const answer = await send('/v2/certificates/imports', { form, schema: certificateImport });
    if (answer.ok) router.push(`/vendor/certificates/imports/${answer.value.id}`);
    else {
      setProblem(answer.problem);
      setBusy(false);
    }
  };

  return (
    <section aria-labelledby="upload" className="grid justify-items-start gap-3">
      <h2 id="upload">{t('heading')}</h2>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <form
        method="post"
        className="grid justify-items-start gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void upload(new FormData(event.currentTarget));
        }}
      >
        <label htmlFor="import-files" className="font-semibold">
          {t('label')}
        </label>
        <p id="import-files-hint" className="text-sm text-ink-2">
          {t('hint')}
        </p>
        <input
          id="import-files"
          name="files"
          type="file"
          multiple
          required
          accept=".zip,.csv,.tsv,.json,.pdf,application/zip"
          disabled={isBusy}
          aria-describedby="import-files-hint"
          className="max-w-full file:mr-3 file:min-h-10 file:cursor-pointer file:rounded-sm file:border file:border-control file:bg-paper file:px-4 file:font-semibold file:text-brand"
        />
        <button className="button" disabled={isBusy}>
          {isBusy ? t('uploading') : t('upload')}
        </button>
      </form>
    </section>
  );
}
