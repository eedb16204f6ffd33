import type { Words } from './load-words.ts';

type Section = keyof Words['ui'];

/** What the frame of every page says, and what stands in pages without forms: tables, numbers to copy, a failed page. */
export const UI_OF_FRAME = [
  'copy',
  'copied',
  'copyWhat',
  'copiedWhat',
  'reference',
  'failed',
  'search',
  'close',
  'table',
  'density',
  'keys',
  'preferences',
  'theme',
] as const satisfies readonly Section[];

/** What islands that send say besides. What only the server says (pagers, empty pages) never crosses the line. */
export const UI_OF_ISLANDS = [
  ...UI_OF_FRAME,
  'problem',
  'status',
  'field',
  'files',
  'busy',
  'cancel',
  'undo',
  'loading',
  'selection',
  'progress',
  'stepper',
  'typed',
] as const satisfies readonly Section[];

/** The words that any island may need: of the primitives, and of who is signed in. */
export const islandWords = ({ ui, session }: Words, sections: readonly Section[]) => ({
  ui: Object.fromEntries(sections.map((section) => [section, ui[section]])),
  session: {
    language: session.language,
    nav: { signIn: session.nav.signIn, signOut: session.nav.signOut },
  },
});
