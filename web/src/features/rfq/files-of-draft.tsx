'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { z } from 'zod';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useRouter } from '../../words/navigation.ts';

/** Adds drawings and lists that everybody who is asked can open. */
export function FilesOfDraft({ id }: { id: string }) {
  const t = useTranslations('rfq.files');
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const upload = async (files: File[]) => {
    setBusy(true);
    setProblem(undefined);
    for (const file of files) {
      const form = new FormData();
      form.append('file', file, file.name);
      const answer = await send(`/v2/rfqs/${id}/files`, { form, schema: z.unknown() });
      if (!answer.ok) {
        setProblem(answer.problem);
        break;
      }
    }
    setBusy(false);
    router.refresh();
  };
  return (
    <div className="grid max-w-xl gap-3">
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <FileDrop
        name="files"
        label={t('label')}
        hint={t('hint')}
        isRequired={false}
        accept="application/pdf,image/jpeg,image/png,image/webp"
        isMultiple
        isBusy={isBusy}
        onFiles={(files) => {
          void upload(files);
        }}
      />
    </div>
  );
}
