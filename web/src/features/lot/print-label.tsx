'use client';

import { labelPrint, type LabelPrintInput } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

const FORMATS = ['pdf', 'zpl', 'png'] as const satisfies readonly LabelPrintInput['format'][];

/** The files of a label: pressing one keeps that it is printed, then opens it. Without scripts it only opens. */
export function PrintLabel({ lotCode, children }: { lotCode: string; children: React.ReactNode }) {
  const t = useTranslations('lot.detail');
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState<LabelPrintInput['format']>();
  const base = `/v2/lots/${lotCode}`;
  const print = async (format: LabelPrintInput['format']) => {
    setBusy(format);
    setProblem(undefined);
    const body: LabelPrintInput = { format };
    const answer = await send(`${base}/label-prints`, { body, schema: labelPrint });
    setBusy(undefined);
    if (answer.ok) location.assign(`${base}/label.${format}`);
    else setProblem(answer.problem);
  };
  return (
    <>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <p className="flex flex-wrap gap-4">
        {FORMATS.map((format) => (
          <a
            key={format}
            href={`${base}/label.${format}`}
            className={format === 'pdf' ? 'button' : 'button button-quiet'}
            aria-busy={busy === format}
            onClick={(event) => {
              event.preventDefault();
              if (busy === undefined) void print(format);
            }}
          >
            {t(format)}
          </a>
        ))}
        {children}
      </p>
    </>
  );
}
