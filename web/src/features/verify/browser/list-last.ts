import { VERDICTS } from './kept-pages.ts';

/** Lists the answers that this device keeps, newest first, each with the date that it was given. */
export async function listLast(language: string): Promise<void> {
  const section = document.getElementById('last');
  const list = section?.querySelector('ul');
  if (!section || !list || !('caches' in window)) return;
  const cache = await caches.open(VERDICTS);
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  for (const key of (await cache.keys()).toReversed()) {
    const answer = await cache.match(key);
    const given = answer?.headers.get('date');
    const { pathname, search } = new URL(key.url);
    const link = document.createElement('a');
    link.className = 'target mono';
    link.href = pathname + search;
    link.textContent = pathname.slice('/v/'.length).replace(/(.{5})(?=.)/g, '$1-');
    const item = document.createElement('li');
    item.append(link, given ? ` ${format.format(new Date(given))}` : '');
    list.append(item);
  }
  section.hidden = list.childElementCount === 0;
  section.querySelector('button')?.addEventListener('click', () => {
    void caches.delete(VERDICTS);
    section.hidden = true;
  });
}
