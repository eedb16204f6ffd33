'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { offerImport } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useRouter } from '../../words/navigation.ts';

/** Sends a spreadsheet to be checked, and opens the page of what it would change. */
export function UploadOffers() {
  const t = useTranslations('offerImport');
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const upload = async ([file]: File[]) => {
    if (file === undefined) return;
    setProblem(undefined);
    setBusy(true);
    const form = new FormData();
    form.append('file', file);
    const answer = await send('/v2/offers/imports', { form, schema: offerImport });
    if (answer.ok) router.push(`/vendor/offers/imports/${answer.value.id}`);
    else {
      setProblem(answer.problem);
      setBusy(false);
    }
  };
  return (
    <div className="grid max-w-3xl gap-3">
      <FileDrop
        name="offers"
        label={t('file')}
        hint={t('fileHint')}
        accept=".csv,.xlsx,text/csv"
        isBusy={isBusy}
        onFiles={(files) => void upload(files)}
      />
      <p role="status" className={isBusy ? 'font-semibold' : 'sr-only'}>
        {isBusy ? t('uploading') : ''}
      </p>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
    </div>
  );
}
