'use client';

import { useLayoutEffect } from 'react';
import { addPageKeys, type PageKey } from './shortcut-keys.ts';

/**
 * Single keys of a page (`y` confirms a match). They stand in the list behind `?`, rest while somebody types or a dialog
 * is open, and obey the reader's switch. They are there as soon as the page is: an effect that waits for the painting
 * would lose the key of a quick hand. Keep the array stable (`useMemo`), or it is added anew at every render.
 */
export function useShortcuts(keys: readonly PageKey[]): void {
  useLayoutEffect(() => addPageKeys(keys), [keys]);
}
