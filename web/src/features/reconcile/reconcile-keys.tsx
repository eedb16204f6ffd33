'use client';

import { useTranslations } from 'next-intl';
import { useLayoutEffect, useMemo, useState } from 'react';
import { useShortcuts } from '../../ui/use-shortcuts.ts';
import { useRouter } from '../../words/navigation.ts';
import { LineToCome } from './line-to-come.ts';

const KEYS = [
  { key: 'y', act: 'confirm' },
  { key: 'n', act: 'decline' },
  { key: 's', act: 'split' },
  { key: 'ArrowDown', act: 'next' },
  { key: 'ArrowUp', act: 'previous' },
  { key: 'Escape', act: 'leave' },
] as const;
type Act = (typeof KEYS)[number]['act'];

/**
 * Works the queue from the keyboard. The keys press what stands on the page, so that they can do nothing else than the
 * buttons do. They stand in the list behind `?`, and are turned off with all single keys. While a line is on its way, the
 * pane is still of the one before: opening a fold waits for the line, and a decision is not taken on what nobody has seen.
 */
export function ReconcileKeys({ listHref, chosen }: { listHref: string; chosen: string | null }) {
  const t = useTranslations('reconcile.keys');
  const router = useRouter();
  const [line] = useState(() => new LineToCome(chosen));
  const keys = useMemo(() => {
    const acts: Record<Act, () => void> = {
      next: () => {
        step(line.here, 1);
      },
      previous: () => {
        step(line.here, -1);
      },
      leave: () => {
        line.leave();
        router.push(listHref, { scroll: false });
      },
      split: () => {
        line.whenShown(unfoldSplit);
      },
      confirm: () => {
        if (!line.isOnItsWay) press('confirm');
      },
      decline: () => {
        if (!line.isOnItsWay) press('decline');
      },
    };
    return KEYS.map(({ key, act }) => ({ key, name: t(`acts.${act}`), act: acts[act] }));
  }, [t, router, listHref, line]);
  useShortcuts(keys);
  useLayoutEffect(() => {
    const noteLine = (event: MouseEvent) => {
      if (isElsewhere(event) || !(event.target instanceof Element)) return;
      const id = event.target.closest<HTMLAnchorElement>('a[data-line]')?.dataset['line'];
      if (id !== undefined) line.goTo(id);
    };
    document.addEventListener('click', noteLine);
    return () => {
      document.removeEventListener('click', noteLine);
    };
  }, [line]);
  useLayoutEffect(() => {
    line.show(chosen);
  }, [line, chosen]);
  return (
    <p className="no-print text-sm text-ink-2 max-md:hidden">
      {t.rich('hint', { key: (text) => <kbd className="font-mono text-ink">{text}</kbd> })}
    </p>
  );
}

/** Opened in a tab of its own, or kept as a file. */
const isElsewhere = ({ ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  ctrlKey || metaKey || shiftKey || altKey;

/** Opens the line after this one, or before it; from none, the first. */
function step(from: string | null, by: 1 | -1): void {
  const lines = [...document.querySelectorAll<HTMLAnchorElement>('a[data-line]')];
  const here = lines.findIndex(({ dataset }) => dataset['line'] === from);
  const line = here === -1 ? lines[0] : lines[here + by];
  line?.focus();
  line?.click();
}

const press = (act: Act): void =>
  document.querySelector<HTMLButtonElement>(`button[data-act=${act}]:not(:disabled)`)?.click();

function unfoldSplit(): void {
  const fold = document.querySelector<HTMLDetailsElement>('details[data-fold=split]');
  if (fold === null) return;
  fold.open = true;
  fold.querySelector('textarea')?.focus();
}
