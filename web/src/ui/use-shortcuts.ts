'use client';

import { useEffect } from 'react';
import { addPageKeys, type PageKey } from './shortcut-keys.ts';

/**
 * Single keys of a page (`y` confirms a match). They stand in the list behind `?`, rest while somebody types or a dialog
 * is open, and obey the reader's switch. Keep the array stable (`useMemo`), or it is added anew at every render.
 */
export function useShortcuts(keys: readonly PageKey[]): void {
  useEffect(() => addPageKeys(keys), [keys]);
}
