'use client';

import { useEffect } from 'react';
import { useRouter } from '../words/navigation.ts';

/** Asks the server for the page again while something is under way. A hidden tab pauses, and asks at once when it is seen again. */
export function LiveRefresh({ active, everyMs = 1500 }: { active: boolean; everyMs?: number }) {
  const router = useRouter();
  useEffect(() => {
    if (!active) return undefined;
    const look = () => {
      if (document.visibilityState === 'visible') router.refresh();
    };
    const timer = setInterval(look, everyMs);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [active, everyMs, router]);
  return null;
}
