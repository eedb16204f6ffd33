'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useId, useState } from 'react';
import { csvText } from './csv-text.ts';
import { DensityChoice } from './density-choice.tsx';
import { readTable } from './read-table.ts';

const find = (name: string): HTMLTableElement | null =>
  document.querySelector<HTMLTableElement>(`table[data-table="${CSS.escape(name)}"]`);

/** What hides columns is the style sheet (`[data-hidden~='3']`), so that rows which arrive later obey too. */
function hide(name: string, columns: readonly number[]): void {
  const table = find(name);
  if (table === null) return;
  if (columns.length === 0) delete table.dataset.hidden;
  else table.dataset.hidden = columns.map((column) => column + 1).join(' ');
}

/** What a reader does with a table: choose its columns, how close its rows stand, and take it along as a file. */
export function TableTools({ name }: { name: string }) {
  const t = useTranslations('ui.table');
  const language = useLocale();
  const id = useId();
  const [heads, setHeads] = useState<string[]>([]);
  const [hidden, setHidden] = useState<number[]>([]);
  const key = `columns:${name}`;

  useEffect(() => {
    const cells = [...(find(name)?.tHead?.rows[0]?.cells ?? [])];
    setHeads(cells.map((cell) => cell.textContent));
    const kept = (localStorage.getItem(key) ?? '').split(' ').filter(Boolean).map(Number);
    setHidden(kept);
    hide(name, kept);
  }, [name, key]);

  const choose = (column: number, isShown: boolean) => {
    const next = isShown ? hidden.filter((entry) => entry !== column) : [...hidden, column];
    setHidden(next);
    hide(name, next);
    localStorage.setItem(key, next.join(' '));
  };
  const download = () => {
    const table = find(name);
    if (table === null) return;
    const text = csvText(readTable(table), language === 'en' ? ',' : ';');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
    link.download = `${name}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  };

  return (
    <div className="no-print mb-2 flex flex-wrap items-center justify-end gap-x-4 gap-y-1 text-sm">
      <details className="menu">
        <summary>{t('columns')}</summary>
        <fieldset className="menu-box">
          <legend className="sr-only">{t('columns')}</legend>
          {heads.map((head, column) =>
            // The first column names the row; without it the others mean nothing.
            column === 0 || head === '' ? null : (
              <label
                key={head + String(column)}
                className="choice text-sm"
                htmlFor={`${id}-${String(column)}`}
              >
                <input
                  id={`${id}-${String(column)}`}
                  type="checkbox"
                  checked={!hidden.includes(column)}
                  onChange={(event) => {
                    choose(column, event.currentTarget.checked);
                  }}
                />
                <span>{head}</span>
              </label>
            ),
          )}
        </fieldset>
      </details>
      <details className="menu">
        <summary>{t('density')}</summary>
        <div className="menu-box">
          <DensityChoice />
        </div>
      </details>
      <button type="button" className="button-text" onClick={download}>
        {t('csv')}
      </button>
    </div>
  );
}
