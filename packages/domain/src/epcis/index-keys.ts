import { canonicalValue } from './canonical-value.ts';
import type { EventType } from './event-schema.ts';
import type { HashNode } from './hash-node.ts';
import { namespacesOf } from './namespaces.ts';
import { readJsonEvent } from './read-json-event.ts';

/** What events are found by: every identifier as canonical link, every word of a vocabulary as its web address. */
export interface EventKeys {
  type: EventType;
  action: string | null;
  bizStep: string | null;
  disposition: string | null;
  persistentSet: string[];
  persistentUnset: string[];
  transformationId: string | null;
  readPoint: string | null;
  bizLocation: string | null;
  parentId: string | null;
  /** EPCs of epcList and childEPCs (MATCH_epc). */
  epcs: string[];
  inputEpcs: string[];
  outputEpcs: string[];
  /** All of these with the parent (MATCH_anyEPC). */
  anyEpcs: string[];
  /** Classes of quantityList and childQuantityList (MATCH_epcClass). */
  epcClasses: string[];
  inputEpcClasses: string[];
  outputEpcClasses: string[];
  /** All of these (MATCH_anyEPCClass). */
  anyEpcClasses: string[];
  /** Type and value, divided by a space; a transaction without a type begins with the space. */
  bizTransactions: string[];
  sources: string[];
  destinations: string[];
}

/** The keys of an event that was checked. */
export function keysOfEvent(event: { type: EventType; '@context'?: unknown }): EventKeys {
  const node = readJsonEvent(event, namespacesOf(event['@context']));
  const under = (...names: string[]): HashNode[] => node.children.filter(({ name }) => names.includes(name));
  const values = (nodes: readonly HashNode[], member: string): string[] => [
    ...new Set(
      nodes
        .flatMap(({ children }) => children)
        .flatMap((child) => [child, ...child.children])
        .filter(({ name, text }) => name === member && text !== '')
        .map(({ text }) => canonicalValue(text)),
    ),
  ];
  const one = (name: string): string | null => {
    const [found] = under(name);
    return found === undefined || found.text === '' ? null : canonicalValue(found.text);
  };
  const pairs = (list: string, member: string): string[] => [
    ...new Set(
      under(list)
        .flatMap(({ children }) => children)
        .map(({ children }) => {
          const textOf = (name: string): string => children.find((child) => child.name === name)?.text ?? '';
          return `${canonicalValue(textOf('type'))} ${canonicalValue(textOf(member))}`;
        }),
    ),
  ];
  const parentId = one('parentID');
  const epcs = values(under('epcList', 'childEPCs'), 'epc');
  const inputEpcs = values(under('inputEPCList'), 'epc');
  const outputEpcs = values(under('outputEPCList'), 'epc');
  const epcClasses = values(under('quantityList', 'childQuantityList'), 'epcClass');
  const inputEpcClasses = values(under('inputQuantityList'), 'epcClass');
  const outputEpcClasses = values(under('outputQuantityList'), 'epcClass');
  return {
    type: event.type,
    action: one('action'),
    bizStep: one('bizStep'),
    disposition: one('disposition'),
    persistentSet: values(under('persistentDisposition'), 'set'),
    persistentUnset: values(under('persistentDisposition'), 'unset'),
    transformationId: one('transformationID'),
    readPoint: values(under('readPoint'), 'id')[0] ?? null,
    bizLocation: values(under('bizLocation'), 'id')[0] ?? null,
    parentId,
    epcs,
    inputEpcs,
    outputEpcs,
    anyEpcs: [...new Set([...epcs, ...inputEpcs, ...outputEpcs, ...(parentId === null ? [] : [parentId])])],
    epcClasses,
    inputEpcClasses,
    outputEpcClasses,
    anyEpcClasses: [...new Set([...epcClasses, ...inputEpcClasses, ...outputEpcClasses])],
    bizTransactions: pairs('bizTransactionList', 'bizTransaction'),
    sources: pairs('sourceList', 'source'),
    destinations: pairs('destinationList', 'destination'),
  };
}
