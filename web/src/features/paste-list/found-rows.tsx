'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Problem } from '../../backend/problem.ts';
import { useSendOnce } from '../../backend/use-send-once.ts';
import type { Language } from '../../words/languages.ts';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useFormats } from '../../ui/formats.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useRouter } from '../../words/navigation.ts';
import { addReady, isReady, type FoundRow } from './find-steel.ts';
import { FoundRowLine, stateOf } from './found-row-line.tsx';

/** A request for quotation with a row for each that was not found; as many as it may have. */
const rfqHref = (rows: readonly FoundRow[], language: Language): string =>
  `/rfq/new?${new URLSearchParams(
    rows
      .filter((row) => stateOf(row, language) === 'missing')
      .slice(0, 50)
      .map((row) => ['q', row.text.slice(0, 300)]),
  ).toString()}`;

type FoundRowsProps = { rows: FoundRow[]; change: (rows: FoundRow[]) => void; again: () => void };

/** What was found for each row of a list, to choose, correct and add. */
export function FoundRows({ rows, change, again }: FoundRowsProps) {
  const t = useTranslations('pasteList.result');
  const router = useRouter();
  const sendOnce = useSendOnce();
  const { language } = useFormats();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const ready = rows.filter((row) => isReady(row, language)).length;
  const added = rows.filter((row) => row.isAdded).length;
  const count = (state: ReturnType<typeof stateOf>) =>
    rows.filter((row) => stateOf(row, language) === state).length;
  const add = async () => {
    setBusy(true);
    setProblem(undefined);
    const answer = await addReady(rows, language, sendOnce);
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.problem);
      return;
    }
    change(answer.rows);
    router.refresh();
  };
  return (
    <section aria-labelledby="found" className="grid gap-4">
      <div>
        <h2 id="found" tabIndex={-1}>
          {t('heading', { count: rows.length })}
        </h2>
        <p role="status">
          {t('summary', {
            ready: count('ready') + count('added'),
            choose: count('choose'),
            missing: count('missing'),
          })}
        </p>
      </div>
      {added === 0 ? null : (
        <Notice tone="good">
          <p className="flex flex-wrap gap-x-4">
            {t('done', { count: added })} <Link href="/cart">{t('open')}</Link>
          </p>
        </Notice>
      )}
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <ol className="border-t border-ink" aria-label={t('caption')}>
        {rows.map((row) => (
          <FoundRowLine
            key={row.row}
            row={row}
            change={(changed) => {
              change(rows.map((one) => (one.row === changed.row ? changed : one)));
            }}
          />
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-4">
        {ready === 0 ? null : (
          <button
            type="button"
            className="button"
            aria-disabled={isBusy}
            onClick={() => {
              if (!isBusy) void add();
            }}
          >
            {isBusy ? t('adding') : t('add', { count: ready })}
          </button>
        )}
        {count('missing') === 0 ? null : (
          <Link href={rfqHref(rows, language)} prefetch={false} className="button button-quiet">
            {t('ask', { count: count('missing') })}
          </Link>
        )}
        <button type="button" className="button button-quiet" onClick={again}>
          {t('again')}
        </button>
      </div>
    </section>
  );
}
