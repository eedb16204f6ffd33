import { documentLanguages, type DocumentLanguage } from '@topsteel/documents';
import { frames } from './frame-texts.ts';

/** The words of one letter in one language; `{name}` stands for a value. */
export interface MailTexts {
  subject: string;
  /** One paragraph each. */
  paragraphs: readonly string[];
  /** What the reader is asked to do, as a link; its address comes with the values as `link`. */
  action?: string;
}

/** A letter in every language that we write to people in. */
export type MailTemplate<Name extends string> = Readonly<Record<DocumentLanguage, MailTexts>> & {
  /** Only for the types: which values it needs. */
  readonly names: readonly Name[];
};

export type MailValues<Name extends string> = Readonly<Record<Name, string>>;

export interface Letter {
  subject: string;
  text: string;
  html: string;
}

const PLACEHOLDER = /\{(\w+)\}/g;

/**
 * A letter's words in six languages.
 *
 * @throws Error while the process starts, when a language lacks a value that another one has, or names one that is not
 * declared: such a letter would reach somebody with a hole in it.
 * @example mailTemplate(['name', 'link'], { en: { subject: 'Hello {name}', paragraphs: […], action: 'Open' }, fr: …, … })
 */
export function mailTemplate<const Name extends string>(
  names: readonly Name[],
  texts: Readonly<Record<DocumentLanguage, MailTexts>>,
): MailTemplate<Name> {
  const declared = [...new Set<string>(names)].sort().join(', ');
  for (const language of documentLanguages) {
    const used = [...placeholdersOf(texts[language])].sort().join(', ');
    if (used !== declared) {
      throw new Error(
        `The letter "${texts.en.subject}" uses {${used}} in ${language}, and is declared with {${declared}}.`,
      );
    }
  }
  return { ...texts, names };
}

function placeholdersOf({ subject, paragraphs, action }: MailTexts): Set<string> {
  const found = [subject, ...paragraphs, action ?? '']
    .flatMap((text) => [...text.matchAll(PLACEHOLDER)])
    .map(([, name]) => name ?? '');
  return new Set(action === undefined ? found : [...found, 'link']);
}

/**
 * The letter as it is sent: plain text, and the same as simple HTML. A value is text wherever it stands: it cannot add a
 * header, a paragraph, an element or a link.
 *
 * @throws Error when the link of an action is no web address.
 * @example writeLetter(template, 'de', { name: 'Ada', link: 'https://…' }).subject // 'Guten Tag Ada'
 */
export function writeLetter<Name extends string>(
  template: MailTemplate<Name>,
  language: DocumentLanguage,
  values: MailValues<Name>,
): Letter {
  const { subject, paragraphs, action } = template[language];
  const given: Readonly<Record<string, string>> = values;
  const fill = (text: string): string =>
    text.replace(PLACEHOLDER, (_whole, name: string) => oneLine(given[name] ?? ''));
  const link = action === undefined ? null : webAddress(given.link ?? '');
  const { greeting, footer } = frames[language];
  const body = paragraphs.map(fill);
  const label = action === undefined ? '' : fill(action);
  const text = [greeting, ...body, ...(link === null ? [] : [`${label}:\n${link}`]), `-- \n${footer}`];
  const html = [greeting, ...body, ...(link === null ? [] : [{ link, label }])].map((part) =>
    typeof part === 'string'
      ? `<p>${escapeHtml(part)}</p>`
      : `<p><a href="${escapeHtml(part.link)}">${escapeHtml(part.label)}</a></p>\n<p>${escapeHtml(part.link)}</p>`,
  );
  return {
    subject: fill(subject),
    text: `${text.join('\n\n')}\n`,
    html: [
      `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(fill(subject))}</title></head>`,
      '<body style="font-family:system-ui,sans-serif;line-height:1.5;max-width:36em">',
      ...html,
      `<p style="color:#555">${escapeHtml(footer)}</p>`,
      '</body></html>\n',
    ].join('\n'),
  };
}

/** The characters that end a line, and those that steer text: none of them belongs into a value. */
const STEERING = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

const oneLine = (value: string): string => value.replace(STEERING, ' ').trim();

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

function webAddress(link: string): string {
  const url = URL.parse(link);
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url.href;
  throw new Error('The link of a letter must be a web address.');
}
