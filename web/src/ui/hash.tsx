'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { shorten } from './shorten.ts';

type HashProps = {
  value: string;
  /** What the identifier is, for people who cannot see the column it stands in. */
  label: string;
  full?: boolean;
};

/** An identifier in mono: shortened in the middle, whole on hover and focus, copied by one press. */
export function Hash({ value, label, full = false }: HashProps) {
  const t = useTranslations('ui');
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <span className="inline-flex max-w-full items-baseline gap-2">
      <span className="font-mono text-[0.92em] break-all" title={value}>
        {full ? value : shorten(value)}
      </span>
      <button
        type="button"
        className="button-text no-print text-xs"
        onClick={() => void copy()}
        aria-label={t('copyWhat', { label, short: shorten(value) })}
      >
        {copied ? t('copied') : t('copy')}
      </button>
      <span role="status" className="sr-only">
        {copied ? t('copiedWhat', { label }) : ''}
      </span>
    </span>
  );
}
