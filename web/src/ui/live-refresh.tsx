'use client';

import { useEffect } from 'react';
import { useRouter } from '../words/navigation.ts';

/** Asks the server for the page again while something is under way. Pauses in a hidden tab. */
export function LiveRefresh({ active, everyMs = 1500 }: { active: boolean; everyMs?: number }) {
  const router = useRouter();
  useEffect(() => {
    if (!active) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, everyMs);
    return () => {
      clearInterval(timer);
    };
  }, [active, everyMs, router]);
  return null;
}
