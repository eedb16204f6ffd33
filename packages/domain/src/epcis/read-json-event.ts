import { AppError } from '../errors/index.ts';
import { leaf, pair, pairNames, type HashNode } from './hash-node.ts';
import { expandName, expandValue, type Namespaces } from './namespaces.ts';
import { expandBareWord } from './vocabulary.ts';

/** Deeper than any event of the trade; deeper ones would only serve to exhaust the stack. */
const MAX_DEPTH = 64;

/** JSON-LD drops the wrappers that XML has around the members of a list. */
const memberNames = new Map([
  ['epcList', 'epc'],
  ['inputEPCList', 'epc'],
  ['outputEPCList', 'epc'],
  ['childEPCs', 'epc'],
  ['quantityList', 'quantityElement'],
  ['childQuantityList', 'quantityElement'],
  ['inputQuantityList', 'quantityElement'],
  ['outputQuantityList', 'quantityElement'],
  ['sensorElementList', 'sensorElement'],
]);

const comments = new Set(['rdfs:comment', 'comment', '#text', '@context']);

/**
 * One JSON-LD event as the tree that its XML form would give.
 *
 * @param ignored names, expanded, that are no part of what is hashed
 * @throws AppError `invalid-input` when the value is no object with a type, or is nested too deep.
 */
export function readJsonEvent(
  event: unknown,
  namespaces: Namespaces,
  ignored: ReadonlySet<string> = new Set(),
): HashNode {
  if (!isObject(event)) throw refused('An EPCIS event is a JSON object; this is not one.');
  const { type } = event;
  if (typeof type !== 'string' || !/^[A-Za-z][\w:-]*$/.test(type)) {
    throw refused(
      'An EPCIS event names its "type", such as ObjectEvent or TransformationEvent; this one does not.',
    );
  }
  const children = childrenOf(event, namespaces, 1, '').filter(({ name }) => !ignored.has(name));
  return { name: type.replace(/^epcis:/, ''), text: '', children };
}

function childrenOf(
  object: Record<string, unknown>,
  outer: Namespaces,
  depth: number,
  parent: string,
): HashNode[] {
  if (depth > MAX_DEPTH) throw refused(`The event is nested more than ${MAX_DEPTH} levels deep.`);
  const namespaces = withXmlns(object, outer);
  return Object.entries(object)
    .filter(([key]) => !comments.has(key) && !key.startsWith('@xmlns'))
    .flatMap(([key, value]) => nodesOf(key, value, namespaces, depth, parent));
}

function nodesOf(
  key: string,
  value: unknown,
  namespaces: Namespaces,
  depth: number,
  parent: string,
): HashNode[] {
  const values = (Array.isArray(value) ? (value as unknown[]) : [value]).filter(
    (each) => each !== null && each !== undefined,
  );
  const member = memberNames.get(key);
  if (member !== undefined) {
    return [
      { name: key, text: '', children: values.map((each) => nodeOf(member, each, namespaces, depth, key)) },
    ];
  }
  const valueName = pairNames.get(key);
  if (valueName !== undefined) {
    const children = values.map((each) => pairOf(valueName, each, namespaces, depth, key));
    return [{ name: key, text: '', children }];
  }
  const name = expandName(key, namespaces);
  return values.map((each) => nodeOf(name, each, namespaces, depth, parent));
}

function nodeOf(
  name: string,
  value: unknown,
  namespaces: Namespaces,
  depth: number,
  parent: string,
): HashNode {
  if (Array.isArray(value)) {
    if (depth > MAX_DEPTH) throw refused(`The event is nested more than ${MAX_DEPTH} levels deep.`);
    const children = (value as unknown[]).map((each) => nodeOf('', each, namespaces, depth + 1, name));
    return { name, text: '', children };
  }
  if (!isObject(value)) return leaf(name, expandBareWord(name, parent, textOf(value, namespaces)));
  return {
    name,
    text: textOf(value['#text'] ?? '', namespaces),
    children: childrenOf(value, namespaces, depth + 1, name),
  };
}

function pairOf(name: string, value: unknown, namespaces: Namespaces, depth: number, list: string): HashNode {
  if (!isObject(value)) return pair(name, [nodeOf(name, value, namespaces, depth, list)]);
  return pair(name, childrenOf(value, namespaces, depth + 1, list));
}

function textOf(value: unknown, namespaces: Namespaces): string {
  if (typeof value === 'string') return expandValue(value, namespaces);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw refused('An EPCIS event holds text, numbers, true, false, lists and objects only.');
}

function withXmlns(object: Record<string, unknown>, outer: Namespaces): Namespaces {
  const own = Object.entries(object).filter(
    (entry): entry is [string, string] => entry[0].startsWith('@xmlns:') && typeof entry[1] === 'string',
  );
  return own.length === 0
    ? outer
    : new Map([...outer, ...own.map(([key, uri]) => [key.slice(7), uri] as const)]);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const refused = (message: string): AppError => new AppError('invalid-input', { message });
