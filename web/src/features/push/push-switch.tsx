'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Notice } from '../../ui/notice.tsx';
import { readPushState, turnPushOff, turnPushOn, type PushState } from './push-state.ts';

/**
 * Turns messages of orders and recalls on and off for this browser. Stands inside `<ClientWords of={['push']}>`, on a page
 * of a signed-in person.
 */
export function PushSwitch() {
  const t = useTranslations('push');
  const locale = useLocale();
  const [state, setState] = useState<PushState | 'working'>('working');
  useEffect(() => {
    void readPushState().then(setState);
  }, []);
  const change = async (act: () => Promise<PushState>) => {
    setState('working');
    setState(await act());
  };
  return (
    <section aria-labelledby="push">
      <h2 id="push" className="mb-1">
        {t('title')}
      </h2>
      <p className="mb-3 max-w-prose text-ink-2">{t('lead')}</p>
      <div role="status" className="mb-3 max-w-prose">
        {state === 'denied' || state === 'failed' ? (
          <Notice tone="attention" live={false}>
            {t(`state.${state}`)}
          </Notice>
        ) : (
          t(`state.${state}`)
        )}
      </div>
      {state === 'off' || state === 'denied' || state === 'failed' ? (
        <button type="button" className="button" onClick={() => void change(() => turnPushOn(locale))}>
          {t('turnOn')}
        </button>
      ) : null}
      {state === 'on' ? (
        <button type="button" className="button button-quiet" onClick={() => void change(turnPushOff)}>
          {t('turnOff')}
        </button>
      ) : null}
    </section>
  );
}
