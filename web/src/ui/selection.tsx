'use client';

import { useTranslations } from 'next-intl';
import { createContext, use, useEffect, useMemo, useRef, useState } from 'react';

type SelectionState = {
  ids: readonly string[];
  selected: ReadonlySet<string>;
  /** Ticks one; with `isRange` also all between it and the one before. */
  toggle: (id: string, isOn: boolean, isRange: boolean) => void;
  setAll: (isOn: boolean) => void;
  clear: () => void;
};

const Selected = createContext<SelectionState | undefined>(undefined);

/**
 * Rows that can be ticked, by their ids in the order of the table. Give `key={…}` of the page or filter, so that what is
 * no longer in sight does not stay ticked.
 */
export function Selection({ ids, children }: { ids: readonly string[]; children: React.ReactNode }) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string>(undefined);
  const state = useMemo<SelectionState>(
    () => ({
      ids,
      selected,
      toggle: (id, isOn, isRange) => {
        const from = isRange && last.current !== undefined ? ids.indexOf(last.current) : -1;
        const to = ids.indexOf(id);
        const range = from === -1 ? [id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1);
        last.current = id;
        setSelected((before) => {
          const next = new Set(before);
          for (const each of range) {
            if (isOn) next.add(each);
            else next.delete(each);
          }
          return next;
        });
      },
      setAll: (isOn) => {
        setSelected(new Set(isOn ? ids : []));
      },
      clear: () => {
        last.current = undefined;
        setSelected(new Set());
      },
    }),
    [ids, selected],
  );
  const isAny = selected.size > 0;
  const { clear } = state;
  useEffect(() => {
    if (!isAny) return undefined;
    const leave = (event: KeyboardEvent) => {
      // An open dialog or menu takes the key first.
      if (
        event.key === 'Escape' &&
        !event.defaultPrevented &&
        document.querySelector('dialog[open]') === null
      ) {
        clear();
      }
    };
    document.addEventListener('keydown', leave);
    return () => {
      document.removeEventListener('keydown', leave);
    };
  }, [isAny, clear]);
  return <Selected value={state}>{children}</Selected>;
}

/** What is ticked, for the acts in a `BulkBar`. */
export function useSelection(): SelectionState {
  const state = use(Selected);
  if (state === undefined) throw new Error('Put what is ticked inside a <Selection>.');
  return state;
}

/** The tick of one row, in its first cell. `label` names the row. */
export function SelectBox({ id, label }: { id: string; label: string }) {
  const t = useTranslations('ui.selection');
  const { selected, toggle } = useSelection();
  const isShift = useRef(false);
  return (
    <label className="tick">
      <input
        type="checkbox"
        aria-label={t('one', { label })}
        checked={selected.has(id)}
        onClick={(event) => {
          isShift.current = event.shiftKey;
        }}
        onChange={(event) => {
          toggle(id, event.currentTarget.checked, isShift.current);
        }}
      />
    </label>
  );
}

/** Ticks all rows of the page, in the head of the column. */
export function SelectAll() {
  const t = useTranslations('ui.selection');
  const { ids, selected, setAll } = useSelection();
  const box = useRef<HTMLInputElement>(null);
  const isAll = ids.length > 0 && selected.size === ids.length;
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = selected.size > 0 && !isAll;
  }, [selected, isAll]);
  return (
    <label className="tick">
      <input
        ref={box}
        type="checkbox"
        aria-label={t('all')}
        checked={isAll}
        onChange={(event) => {
          setAll(event.currentTarget.checked);
        }}
      />
    </label>
  );
}

/** What can be done with the ticked rows; stands at the bottom of the window while there are any. */
export function BulkBar({ children }: { children: React.ReactNode }) {
  const t = useTranslations('ui.selection');
  const { selected, clear } = useSelection();
  return (
    <div role="status" className={selected.size === 0 ? '' : 'bulk-bar no-print'}>
      {selected.size === 0 ? null : (
        <>
          <span className="font-semibold">{t('count', { count: selected.size })}</span>
          <span className="flex flex-wrap gap-2">{children}</span>
          <button type="button" className="button-text ml-auto text-sm" onClick={clear}>
            {t('clear')}
          </button>
        </>
      )}
    </div>
  );
}
