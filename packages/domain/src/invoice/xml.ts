import { all, at, parseXml, textAt, type XmlElement } from '../camt/index.ts';
import { AppError, isAppError } from '../errors/index.ts';

export { all, at, textAt, type XmlElement };

/** An element as text: its children, or its escaped text; nothing at all when there is neither. */
export function element(
  name: string,
  content: string | readonly string[] | null,
  attributes: Readonly<Record<string, string | null>> = {},
): string {
  if (content === null) return '';
  const inner = typeof content === 'string' ? escapeText(content) : content.join('');
  if (inner === '') return '';
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [` ${key}="${escapeText(value)}"`],
  );
  return `<${name}${given.join('')}>${inner}</${name}>`;
}

/** Characters that XML 1.0 (2.2) does not allow are dropped. */
function escapeText(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** @throws AppError `invalid-input` when the text is no well-formed XML */
export function readXml(text: string): XmlElement {
  try {
    return parseXml(text);
  } catch (error) {
    if (!isAppError(error)) throw error;
    throw new AppError(error.code, {
      message: error.message.replace('The bank statement', 'The invoice'),
      cause: error,
    });
  }
}

/** The value of an attribute, or null. */
export const attributeOf = (element: XmlElement | undefined, name: string): string | null =>
  element?.attributes.get(name) ?? null;
