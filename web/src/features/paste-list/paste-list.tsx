'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { Problem } from '../../backend/problem.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { useFormats } from '../../ui/formats.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import type { FoundRow } from './find-steel.ts';
import { readRows, readText, type PastedRow } from './read-rows.ts';

const MOST_ROWS = 200;
/** Fetched with the first answer: who only reads the page need not carry what adds to a basket. */
const FoundRows = dynamic(() => import('./found-rows.tsx').then((module) => module.FoundRows));

async function rowsOfFile(file: File): Promise<PastedRow[]> {
  return /\.xlsx$/i.test(file.name)
    ? readRows(await (await import('./read-xlsx.ts')).readXlsx(await file.arrayBuffer()))
    : readText(await file.text());
}

/** A list from elsewhere becomes lines of the basket: pasted or dropped, looked up row by row, chosen, added. */
export function PasteList({ initial }: { initial: string }) {
  const t = useTranslations('pasteList');
  const formats = useFormats();
  const [text, setText] = useState(initial);
  const [fault, setFault] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const [progress, setProgress] = useState<{ done: number; total: number }>();
  const [found, setFound] = useState<FoundRow[]>();

  const find = async (rows: PastedRow[]) => {
    setProblem(undefined);
    const wrong =
      rows.length === 0
        ? t('empty')
        : rows.length > MOST_ROWS
          ? t('tooMany', { count: rows.length })
          : undefined;
    setFault(wrong);
    if (wrong !== undefined) return;
    setProgress({ done: 0, total: rows.length });
    const answer = await (
      await import('./find-steel.ts')
    ).findSteel(rows, formats.language, (done) => {
      setProgress({ done, total: rows.length });
    });
    setProgress(undefined);
    if (answer.ok) setFound(answer.rows);
    else setProblem(answer.problem);
  };
  const take = async (files: File[]) => {
    const [file] = files;
    if (file === undefined) return;
    try {
      const rows = await rowsOfFile(file);
      setText(rows.map((row) => row.text).join('\n'));
      await find(rows);
    } catch {
      setFault(t('fileWrong'));
    }
  };

  if (found !== undefined) {
    return (
      <FoundRows
        rows={found}
        change={setFound}
        again={() => {
          setFound(undefined);
        }}
      />
    );
  }
  return (
    <form
      method="post"
      noValidate
      className="grid max-w-3xl gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (progress === undefined) void find(readText(text).filter((row) => row.text !== ''));
      }}
    >
      <ErrorSummary faults={fault === undefined ? [] : [{ field: 'list', message: fault }]} />
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <TextAreaField
        name="list"
        label={t('label')}
        hint={t('hint')}
        isMono
        rows={10}
        spellCheck={false}
        error={fault}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
      <FileDrop
        name="sheet"
        label={t('file')}
        hint={t('fileHint')}
        accept=".xlsx,.csv,.tsv,.txt"
        isRequired={false}
        isBusy={progress !== undefined}
        onFiles={(files) => void take(files)}
      />
      {progress === undefined ? null : (
        <Progress label={t('finding')} done={progress.done} total={progress.total} />
      )}
      <button type="submit" className="button justify-self-start" aria-disabled={progress !== undefined}>
        {t('find')}
      </button>
      <noscript>
        <p>{t('needsScripts')}</p>
      </noscript>
    </form>
  );
}
