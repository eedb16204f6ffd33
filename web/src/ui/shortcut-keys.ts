/** A key of the page that is open: what it does, in words, and the act. */
export type PageKey = { key: string; name: string; act: () => void };

const pageKeys = new Map<string, PageKey>();
const OFF = 'shortcuts-off';

/** Keys that the page itself listens to, for the list behind `?`. */
export const listPageKeys = (): PageKey[] => [...pageKeys.values()];

/** Adds keys while a component stands on the page; the returned function takes them away. */
export function addPageKeys(keys: readonly PageKey[]): () => void {
  for (const each of keys) pageKeys.set(each.key, each);
  return () => {
    for (const each of keys) if (pageKeys.get(each.key) === each) pageKeys.delete(each.key);
  };
}

export const areShortcutsOn = (): boolean => localStorage.getItem(OFF) === null;

/** Single keys can be turned off, for people who speak to their computer (WCAG 2.1.4). */
export function turnShortcuts(isOn: boolean): void {
  if (isOn) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, 'yes');
}

/** Whether somebody is typing, or holds a key that makes it another shortcut. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  const { target } = event;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches(
        'textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])',
      ))
  );
}
