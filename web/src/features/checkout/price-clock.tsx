'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';

/** Seconds until an instant, counted in the browser; undefined until it runs there. */
export function useSecondsLeft(until: string): number | undefined {
  const [left, setLeft] = useState<number>();
  useEffect(() => {
    const tick = () => {
      setLeft(Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 1000)));
    };
    tick();
    const timer = setInterval(tick, 1000);
    return () => {
      clearInterval(timer);
    };
  }, [until]);
  return left;
}

/** @example clock(754) // '12:34' */
export const clock = (seconds: number): string =>
  `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;

/** Above an hour nobody needs a clock: the day stands beside it. */
const HOUR_SECONDS = 3_600;

/** How long a price still holds, in its last hour. */
export function PriceClock({ until }: { until: string }) {
  const t = useTranslations('checkout');
  const left = useSecondsLeft(until);
  if (left === undefined) return <p className="text-sm">&nbsp;</p>;
  if (left > HOUR_SECONDS) return null;
  return left === 0 ? (
    <p role="alert" className="text-sm font-semibold text-bad">
      {t('expired')}
    </p>
  ) : (
    <p role="timer" className="text-sm text-hot">
      {t('clock', { time: clock(left) })}
    </p>
  );
}
