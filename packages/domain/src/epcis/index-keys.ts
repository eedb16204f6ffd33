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
  /** EPCs of epcList and childEPCs (MATCH_epc). */
  epcs: string[];
  /** The same with inputs, outputs and the parent (MATCH_anyEPC). */
  anyEpcs: string[];
  /** Classes of quantityList and childQuantityList (MATCH_epcClass). */
  epcClasses: string[];
  /** The same with inputs and outputs (MATCH_anyEPCClass). */
  anyEpcClasses: string[];
  bizTransactions: string[];
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
  const parent = one('parentID');
  const epcs = values(under('epcList', 'childEPCs'), 'epc');
  const moved = values(under('inputEPCList', 'outputEPCList'), 'epc');
  const epcClasses = values(under('quantityList', 'childQuantityList'), 'epcClass');
  const movedClasses = values(under('inputQuantityList', 'outputQuantityList'), 'epcClass');
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
    epcs,
    anyEpcs: [...new Set([...epcs, ...moved, ...(parent === null ? [] : [parent])])],
    epcClasses,
    anyEpcClasses: [...new Set([...epcClasses, ...movedClasses])],
    bizTransactions: values(under('bizTransactionList'), 'bizTransaction'),
  };
}
