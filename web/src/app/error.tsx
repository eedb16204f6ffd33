'use client';

import { Notice } from '../ui/notice.tsx';

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <div className="page">
      <Notice tone="bad" title="This page could not be shown">
        <p>Nothing was changed and no money has moved. Try again; if it stays, report the reference below.</p>
        <p className="mt-1 text-sm text-ink-2">
          Reference <span className="font-mono">{error.digest ?? 'none'}</span>
        </p>
        <button type="button" className="button button-quiet mt-3" onClick={reset}>
          Try again
        </button>
      </Notice>
    </div>
  );
}
