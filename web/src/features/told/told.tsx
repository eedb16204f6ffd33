import { useLocale } from 'next-intl';
import { useTold } from './use-told.ts';

/**
 * A sentence of the interface in the language of the page, or as it came, marked as English. Its words are many, so it is
 * drawn on the server wherever the sentence is known there; an island that draws it itself is given the words of `told`.
 */
export function Told({ text }: { text: string }) {
  const told = useTold()(text);
  const locale = useLocale();
  if (locale === 'en') return text;
  return told === undefined ? <span lang="en">{text}</span> : told;
}
