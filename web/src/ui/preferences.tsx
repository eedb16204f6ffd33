'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { ChoiceRow } from './choice-row.tsx';
import { DensityChoice } from './density-choice.tsx';
import { asTheme, prefer, themes, type Theme } from './preference.ts';
import { ShortcutSwitch } from './shortcuts.tsx';

/** How the pages look and listen to this reader: light or dark, close or roomy tables, single keys. Kept for a year. */
export function Preferences() {
  const t = useTranslations('ui.preferences');
  // Nothing of it works without scripts, so no page carries it before somebody looks.
  const [wasOpened, setOpened] = useState(false);
  return (
    <details
      className="menu menu-up"
      onToggle={() => {
        setOpened(true);
      }}
    >
      <summary>{t('title')}</summary>
      {wasOpened ? (
        <div className="menu-box">
          <ThemeChoice />
          <DensityChoice />
          <ShortcutSwitch />
        </div>
      ) : null}
    </details>
  );
}

function ThemeChoice() {
  const t = useTranslations('ui.theme');
  const [theme, setTheme] = useState<Theme>();
  useEffect(() => {
    setTheme(asTheme(document.documentElement.dataset.theme));
  }, []);
  return (
    <ChoiceRow
      legend={t('label')}
      choices={themes.map((each) => ({ value: each, label: t(each) }))}
      value={theme}
      onChange={(each) => {
        prefer('theme', each);
        setTheme(each);
      }}
    />
  );
}
