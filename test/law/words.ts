/** Reads the web's words and where its sources use them. */
import { globSync, readFileSync } from 'node:fs';
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';

export type Catalogue = ReadonlyMap<string, string>;

const ROOT = 'web/src';
export const LANGUAGES = ['en', 'fr', 'de', 'es', 'it', 'nl'] as const;

type Words = { [key: string]: string | Words };

/** Messages by their whole key, `order.list.caption`. */
function flatten(words: Words, before: string, into: Map<string, string>): void {
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') into.set(before + key, value);
    else flatten(value, `${before}${key}.`, into);
  }
}

/** @example namespaceOf('web/src/features/vendor-offer/words/en.json') // 'vendorOffer' */
export function namespaceOf(path: string): string {
  const folder = path.replaceAll('\\', '/').split('/').at(-3) ?? '';
  return folder.replace(/-(.)/g, (_dash, letter: string) => letter.toUpperCase());
}

/** All messages of a language. */
export function readCatalogue(language: string): Catalogue {
  const messages = new Map<string, string>();
  for (const path of globSync(`${ROOT}/{ui,features/*}/words/${language}.json`)) {
    flatten(JSON.parse(readFileSync(path, 'utf8')) as Words, `${namespaceOf(path)}.`, messages);
  }
  return messages;
}

/** What a message is given, and its own text without what is given. */
export interface Message {
  /** Names with their kinds: `count plural`, `name`, `strong tag`. */
  args: ReadonlySet<string>;
  names: ReadonlySet<string>;
  texts: readonly string[];
}

const KINDS: Partial<Record<TYPE, string>> = {
  [TYPE.number]: ' number',
  [TYPE.date]: ' date',
  [TYPE.time]: ' time',
  [TYPE.select]: ' select',
  [TYPE.plural]: ' plural',
  [TYPE.tag]: ' tag',
};

/** @throws SyntaxError when the message is no ICU message. */
export function readMessage(text: string): Message {
  const args = new Set<string>();
  const names = new Set<string>();
  const texts: string[] = [];
  const walk = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.literal) texts.push(element.value);
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      args.add(element.value + (KINDS[element.type] ?? ''));
      names.add(element.value);
      if (element.type === TYPE.tag) walk(element.children);
      if (element.type === TYPE.select || element.type === TYPE.plural) {
        for (const option of Object.values(element.options)) walk(option.value);
      }
    }
  };
  walk(parse(text));
  return { args, names, texts };
}

/** Where a message breaks the typography of its language. */
export function typographyFaults(language: string, { texts }: Message): string[] {
  const faults: string[] = [];
  for (const text of texts) {
    if (text.includes("'")) faults.push('a straight apostrophe');
    if (text.includes('...')) faults.push('three dots for an ellipsis');
    if (language !== 'fr') continue;
    if (/[^\u202f][;!?](?=\s|$)/.test(text)) faults.push('no U+202F before ; ! ?');
    if (/[^\u00a0]:(?=\s|$)/.test(text)) faults.push('no U+00A0 before :');
    if (/«[^\u00a0]|[^\u00a0]»/.test(text)) faults.push('no U+00A0 inside « »');
  }
  return faults;
}
