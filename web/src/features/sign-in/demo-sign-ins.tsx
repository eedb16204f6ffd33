'use client';

import { useTranslations } from 'next-intl';

export type DemoSignIn = { label: string; email: string; password: string; role: string };

type DemoSignInsProps = {
  demo: DemoSignIn[];
  /** The address that is being signed in, if any. */
  busy: string | undefined;
  onChoose: (who: DemoSignIn) => void;
};

/** The companies of the demo, one press each. What they are called is English, like all of the demo's data. */
export function DemoSignIns({ demo, busy, onChoose }: DemoSignInsProps) {
  const t = useTranslations('signIn');
  if (demo.length === 0) return null;
  return (
    <section aria-labelledby="demo-sign-ins" className="max-w-2xl">
      <h2 id="demo-sign-ins">{t('demoTitle')}</h2>
      <p className="mb-3 text-ink-2">{t('demoIntro')}</p>
      <ul className="border-t border-rule">
        {demo.map((entry) => (
          <li
            key={entry.email}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-rule py-2"
          >
            <div className="min-w-0">
              <p className="font-semibold" lang="en">
                {entry.label}
              </p>
              <p className="text-sm text-ink-2">{entry.email}</p>
            </div>
            <button
              type="button"
              className="button button-quiet button-small"
              disabled={busy !== undefined}
              onClick={() => {
                onChoose(entry);
              }}
            >
              {busy === entry.email ? t('busy') : t('button')}
              <span className="sr-only"> {t('demoAs', { label: entry.label })}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
