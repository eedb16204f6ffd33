'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useChange } from './use-change.ts';

type LineMarkProps = {
  basketId: string;
  lineId: string;
  name: string;
  note: string | null;
  /** The field stands open, as at the checkout's references. */
  isOpen?: boolean;
};

/** The buyer's own mark on a line. */
export function LineMark({ basketId, lineId, name, note, isOpen = false }: LineMarkProps) {
  const t = useTranslations('basket.line');
  const { change, isBusy, problem } = useChange();
  const [isEditing, setEditing] = useState(isOpen);
  const save = async (text: string) => {
    if (text.trim() !== (note ?? '')) {
      const failed = await change({
        method: 'PATCH',
        path: `${basketId}/lines/${lineId}`,
        body: { note: text.trim() },
      });
      if (failed !== undefined) return;
    }
    setEditing(isOpen);
  };
  if (!isEditing) {
    return (
      <p className="text-sm">
        {note === null || note === '' ? null : (
          <>
            <span className="text-ink-2">{t('mark')}</span> {note}{' '}
          </>
        )}
        <button
          type="button"
          className="button-text"
          onClick={() => {
            setEditing(true);
          }}
        >
          {note === null || note === '' ? t('addMark') : t('markOf', { name })}
        </button>
      </p>
    );
  }
  return (
    <form
      method="post"
      aria-busy={isBusy}
      className="flex max-w-md flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const value = new FormData(event.currentTarget).get('note');
        void save(typeof value === 'string' ? value : '');
      }}
    >
      <input
        name="note"
        className="field min-w-0 flex-1"
        maxLength={200}
        autoComplete="off"
        defaultValue={note ?? ''}
        aria-label={t('markOf', { name })}
        title={t('markHint')}
        {...(isOpen
          ? {
              onBlur: (event: React.FocusEvent<HTMLInputElement>) => {
                void save(event.currentTarget.value);
              },
            }
          : {})}
      />
      {isOpen ? null : (
        <button type="submit" className="button button-quiet button-small" aria-disabled={isBusy}>
          {isBusy ? t('saving') : t('save')}
        </button>
      )}
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
    </form>
  );
}
