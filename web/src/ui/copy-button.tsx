'use client';

import { useState } from 'react';

/** Copies a text by one press and says so. */
export function CopyButton({ text, label, done }: { text: string; label: string; done: string }) {
  const [isCopied, setCopied] = useState(false);
  return (
    <button
      type="button"
      className="button-text no-print text-sm"
      onClick={() => {
        void navigator.clipboard.writeText(text).then(() => {
          setCopied(true);
        });
      }}
    >
      {isCopied ? done : label}
    </button>
  );
}
