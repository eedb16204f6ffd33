'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent } from 'react';
import { addPageKeys } from '../../ui/shortcut-keys.ts';
import { useRouter } from '../../words/navigation.ts';

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
 * buttons do. They stand in the list behind `?`, and are turned off with all single keys.
 */
export function ReconcileKeys({ listHref }: { listHref: string }) {
  const t = useTranslations('reconcile.keys');
  const router = useRouter();
  const press = useEffectEvent((act: Act) => {
    if (act === 'next' || act === 'previous') step(act === 'next' ? 1 : -1);
    else if (act === 'leave') router.push(listHref, { scroll: false });
    else if (act === 'split') unfold('split');
    else document.querySelector<HTMLButtonElement>(`button[data-act=${act}]:not(:disabled)`)?.click();
  });
  const nameOf = useEffectEvent((act: Act) => t(`acts.${act}`));
  useEffect(
    () =>
      addPageKeys(
        KEYS.map(({ key, act }) => ({
          key,
          name: nameOf(act),
          act: () => {
            press(act);
          },
        })),
      ),
    [],
  );
  return (
    <p className="no-print text-sm text-ink-2 max-md:hidden">
      {t.rich('hint', { key: (text) => <kbd className="font-mono text-ink">{text}</kbd> })}
    </p>
  );
}

/** Opens the line after the one that is open, or before it; from none, the first. */
function step(by: 1 | -1): void {
  const lines = [...document.querySelectorAll<HTMLAnchorElement>('a[data-line]')];
  const here = lines.findIndex(({ dataset }) => dataset.line === 'here');
  const line = here === -1 ? lines[0] : lines[here + by];
  line?.focus();
  line?.click();
}

function unfold(name: string): void {
  const fold = document.querySelector<HTMLDetailsElement>(`details[data-fold=${name}]`);
  if (fold === null) return;
  fold.open = true;
  fold.querySelector('textarea')?.focus();
}
