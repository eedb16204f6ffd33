import { DOMParser, type Document, type Element } from '@xmldom/xmldom';
import { samlRefused } from './saml-refused.ts';

const LONGEST = 200_000;

/**
 * Reads XML of somebody we do not know yet. Only elements, attributes and text are taken: a document type, an entity, a
 * comment, a CDATA section or a processing instruction has no place in an answer of SAML and is refused before parsing, so
 * there is nothing to expand, nothing to fetch and no text in two halves.
 *
 * @throws AppError `unauthenticated` with reason `saml-markup` or `saml-malformed`
 */
export function readXml(text: string): Element {
  if (text.length > LONGEST) throw samlRefused('malformed', 'it is too long');
  const body = text.replace(/^\uFEFF?<\?xml [^<>?]*\?>/, '');
  if (body.includes('<!') || body.includes('<?'))
    throw samlRefused('markup', 'it has a document type, a comment or other markup that is not taken');
  let document: Document;
  try {
    document = new DOMParser({ onError: stop, locator: false }).parseFromString(body, 'text/xml');
  } catch (error) {
    throw samlRefused('malformed', 'it is no well-formed XML', error);
  }
  const root = document.documentElement;
  if (!root) throw samlRefused('malformed', 'it is empty');
  return root;
}

function stop(level: string, message: string): never {
  throw new Error(`${level}: ${message}`);
}

export const childrenOf = (element: Element): Element[] =>
  [...element.childNodes].filter((node): node is Element => node.nodeType === 1);

export const isNamed = (element: Element, namespace: string, name: string): boolean =>
  element.namespaceURI === namespace && element.localName === name;

export const childrenNamed = (element: Element, namespace: string, name: string): Element[] =>
  childrenOf(element).filter((child) => isNamed(child, namespace, name));

/** The element and all below it. */
export function* allOf(element: Element): Generator<Element> {
  yield element;
  for (const child of childrenOf(element)) yield* allOf(child);
}

/** The text of an element that holds nothing but text. @throws AppError `unauthenticated` with reason `saml-malformed` */
export function textOf(element: Element): string {
  if (childrenOf(element).length > 0)
    throw samlRefused('malformed', `${element.localName ?? ''} holds elements where text belongs`);
  return (element.textContent ?? '').trim();
}
