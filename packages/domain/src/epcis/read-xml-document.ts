import { AppError } from '../errors/index.ts';
import { leaf, pair, pairNames, type HashNode } from './hash-node.ts';
import { expandValue, type Namespaces } from './namespaces.ts';
import { parseXml, type XmlElement } from './parse-xml.ts';

const XSI = '{http://www.w3.org/2001/XMLSchema-instance}';
const COMMENT = '{http://www.w3.org/2000/01/rdf-schema#}comment';

/**
 * In values, the published hashes expand the two prefixes of the standard itself and no others: XML binds prefixes for
 * names only.
 */
const prefixes: Namespaces = new Map([
  ['gs1', 'https://gs1.org/voc/'],
  ['cbv', 'https://ref.gs1.org/cbv/'],
]);

/** EPCIS elements have no namespace; documents with a default namespace put them into one of these. */
const EPCIS_NAMESPACE = /^\{urn:epcglobal:epcis(?:-query)?:xsd:\d+\}/;

/** Wrappers that EPCIS 1.x put around later additions; the events are the same without them. */
const wrappers = new Set(['extension', 'baseExtension']);

/**
 * Reads every event of an EPCIS 1.x or 2.0 XML document (capture or query) into the tree that is hashed.
 *
 * @throws AppError `invalid-input` when it is no XML, or has no EventList.
 */
export function readXmlDocument(text: string): HashNode[] {
  const root = parseXml(text);
  const list = findLocal(root, 'EventList');
  if (list === undefined) {
    throw new AppError('invalid-input', {
      message: 'This XML holds no EventList. Give an EPCISDocument or EPCISQueryDocument.',
    });
  }
  const ignored = new Set(findLocal(root, 'ignoreFields')?.children.map(({ name }) => name));
  return unwrap(list.children).map((event) => {
    const node = nodeOf(event);
    return { ...node, children: node.children.filter(({ name }) => !ignored.has(name)) };
  });
}

function nodeOf(element: XmlElement): HashNode {
  const name = plain(element.name);
  const attributes = element.attributes
    .filter(([attribute]) => !attribute.startsWith(XSI))
    .map(([attribute, value]) => leaf(attribute, expandValue(value.trim(), prefixes)));
  const text = expandValue(element.text, prefixes);
  const valueName = pairNames.get(name);
  const children = unwrap(element.children)
    .filter((child) => child.name !== COMMENT)
    .map((child) => (valueName === plain(child.name) ? pairOf(valueName, nodeOf(child)) : nodeOf(child)));
  return { name, text, children: [...attributes, ...children] };
}

/** `<source type="…">…</source>` as type and value. */
function pairOf(valueName: string, { text, children }: HashNode): HashNode {
  return pair(valueName, [...children, leaf(valueName, text)]);
}

function unwrap(elements: readonly XmlElement[]): readonly XmlElement[] {
  return elements.flatMap((each) => (wrappers.has(plain(each.name)) ? unwrap(each.children) : [each]));
}

function plain(name: string): string {
  return name.replace(EPCIS_NAMESPACE, '');
}

/** Depth first, and not inside events: what is meant stands outside them. */
function findLocal(element: XmlElement, local: string): XmlElement | undefined {
  if (element.name.replace(/^\{[^}]*\}/, '') === local) return element;
  if (plain(element.name) === 'EventList') return undefined;
  for (const child of element.children) {
    const found = findLocal(child, local);
    if (found) return found;
  }
  return undefined;
}
