'use client';

import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { useFormats } from '../../ui/formats.ts';
import { Notice } from '../../ui/notice.tsx';

/** What a check in the browser came to. */
export type Finding = { holds: boolean; at: string; node: string; said: ReactNode };

/**
 * Runs a check in this browser and says what it came to, when, and whom it asked. Only this turns an invariant's word
 * green: what the server says of itself is not a proof.
 */
export function Recompute({ check, name }: { check: () => Promise<Omit<Finding, 'at'>>; name: string }) {
  const t = useTranslations('auditCheck');
  const formats = useFormats();
  const [finding, setFinding] = useState<Finding | 'failed'>();
  const [isBusy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      setFinding({ ...(await check()), at: new Date().toISOString() });
    } catch {
      setFinding('failed');
    }
    setBusy(false);
  };
  return (
    <div className="grid gap-2">
      <button
        type="button"
        className="button button-quiet button-small no-print justify-self-start"
        disabled={isBusy}
        onClick={() => void run()}
      >
        {isBusy ? t('busy') : t('button')}
        <span className="sr-only">: {name}</span>
      </button>
      {finding === undefined ? (
        <p className="text-sm text-unknown">{t('notYet')}</p>
      ) : finding === 'failed' ? (
        <Notice tone="unknown" title={t('notChecked')}>
          {t('notCheckedHint')}
        </Notice>
      ) : (
        <Notice tone={finding.holds ? 'good' : 'bad'} title={finding.holds ? t('holds') : t('holdsNot')}>
          <div>{finding.said}</div>
          <p className="text-sm text-ink-2">
            {t('where', { at: formats.instant(finding.at), node: finding.node })}
          </p>
        </Notice>
      )}
    </div>
  );
}
