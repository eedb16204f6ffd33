import { fileURLToPath } from 'node:url';
import type { UserConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** How primitives are built outside of Next: its navigation is replaced by one that leads nowhere. */
export const viteConfig: UserConfig = {
  root: here('.'),
  resolve: {
    alias: [
      { find: /^.*\/words\/navigation\.ts$/, replacement: here('./navigation.tsx') },
      { find: 'next/navigation', replacement: here('./navigation.tsx') },
    ],
  },
  css: { postcss: here('..') },
  define: { 'process.env': '{}' },
};
