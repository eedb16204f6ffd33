'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useLayoutEffect, useState } from 'react';
import { watchMenus } from './close-menus.ts';
import { Modal } from './modal.tsx';
import { areShortcutsOn, isTyping, listPageKeys, turnShortcuts, type PageKey } from './shortcut-keys.ts';
import { walkRows } from './walk-rows.ts';

const KEYS = [
  { keys: ['/'], name: 'search' },
  { keys: ['?'], name: 'list' },
  { keys: ['j', 'k'], name: 'rows' },
  { keys: ['x'], name: 'tick' },
  { keys: ['e'], name: 'expand' },
  { keys: ['c'], name: 'compare' },
  { keys: ['Esc'], name: 'leave' },
] as const;

/** Listens to the single keys of all pages, and lists them. Stands once, in the layout. */
export function Shortcuts() {
  const [shown, setShown] = useState<readonly PageKey[]>();
  useEffect(watchMenus, []);
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isTyping(event) || !areShortcutsOn() || document.querySelector('dialog[open]') !== null) return;
      const pageKey = listPageKeys().find(({ key }) => key === event.key);
      if (pageKey !== undefined) pageKey.act();
      else if (event.key === '/') document.getElementById('site-search')?.focus();
      else if (event.key === '?') setShown(listPageKeys());
      else if (!walkRows(event.key)) return;
      event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
    };
  }, []);
  return shown === undefined ? null : (
    <KeyList
      pageKeys={shown}
      onClose={() => {
        setShown(undefined);
      }}
    />
  );
}

function KeyList({ pageKeys, onClose }: { pageKeys: readonly PageKey[]; onClose: () => void }) {
  const t = useTranslations('ui.keys');
  const all = useTranslations('ui');
  const rows = [
    ...pageKeys.map(({ key, name }) => ({ keys: [key], name })),
    ...KEYS.map(({ keys, name }) => ({ keys, name: t(`act.${name}`) })),
  ];
  return (
    <Modal title={t('title')} onClose={onClose} hasClose={false}>
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-6 gap-y-2">
        {rows.map(({ keys, name }) => (
          <div key={name} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{name}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-4 border-t border-rule pt-3">
        <ShortcutSwitch />
      </div>
      <button type="button" className="button mt-3" onClick={onClose}>
        {all('close')}
      </button>
    </Modal>
  );
}

/** Turns the single keys off and on. */
export function ShortcutSwitch() {
  const t = useTranslations('ui.keys');
  const [isOn, setOn] = useState(true);
  useEffect(() => {
    setOn(areShortcutsOn());
  }, []);
  return (
    <label className="choice text-sm">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => {
          turnShortcuts(event.currentTarget.checked);
          setOn(event.currentTarget.checked);
        }}
      />
      <span>{t('switch')}</span>
    </label>
  );
}
