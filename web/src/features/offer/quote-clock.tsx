'use client';

import { useEffect, useState } from 'react';
import { clockText } from '../../ui/duration.ts';
import { texts } from './texts.ts';

/** Seconds until an instant, counted in the browser; undefined until it runs there. */
export function useSecondsLeft(until: string): number | undefined {
  const [left, setLeft] = useState<number>();
  useEffect(() => {
    const tick = () => {
      setLeft(Math.max(0, (Date.parse(until) - Date.now()) / 1000));
    };
    tick();
    const timer = setInterval(tick, 1000);
    return () => {
      clearInterval(timer);
    };
  }, [until]);
  return left;
}

/** How long a price still holds. */
export function QuoteClock({ expiresAt }: { expiresAt: string }) {
  const left = useSecondsLeft(expiresAt);
  if (left === undefined) return <p className="text-sm">&nbsp;</p>;
  if (left === 0) {
    return (
      <p role="alert" className="text-sm font-semibold text-bad">
        {texts.quote.expired}
      </p>
    );
  }
  return (
    <p role="timer" className="text-sm text-hot">
      {texts.quote.clock(clockText(left))}
    </p>
  );
}
