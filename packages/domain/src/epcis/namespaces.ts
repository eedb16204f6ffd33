/** Prefixes that every EPCIS 2.0 JSON-LD document has from the standard's own context. */
const standardPrefixes: readonly (readonly [prefix: string, namespace: string])[] = [
  ['epcis', 'https://ref.gs1.org/epcis/'],
  ['cbv', 'https://ref.gs1.org/cbv/'],
  ['cbvmda', 'urn:epcglobal:cbv:mda:'],
  ['gs1', 'https://gs1.org/voc/'],
  ['rdfs', 'http://www.w3.org/2000/01/rdf-schema#'],
  ['owl', 'http://www.w3.org/2002/07/owl#'],
  ['xsd', 'http://www.w3.org/2001/XMLSchema#'],
  ['dcterms', 'http://purl.org/dc/terms/'],
];

/** Prefix → namespace. */
export type Namespaces = ReadonlyMap<string, string>;

export const standardNamespaces: Namespaces = new Map(standardPrefixes);

/**
 * The prefixes of a JSON-LD `@context` added to those known already. Contexts named by an address are not fetched: the
 * standard's own is known, and others cannot be, so their prefixes stay unexpanded.
 */
export function namespacesOf(context: unknown, known: Namespaces = standardNamespaces): Namespaces {
  const found = new Map(known);
  for (const entry of Array.isArray(context) ? (context as unknown[]) : [context]) {
    if (typeof entry !== 'object' || entry === null) continue;
    for (const [prefix, target] of Object.entries(entry as Record<string, unknown>)) {
      const namespace = typeof target === 'string' ? target : idOf(target);
      if (!prefix.startsWith('@') && namespace !== undefined) found.set(prefix, namespace);
    }
  }
  return found;
}

function idOf(definition: unknown): string | undefined {
  if (typeof definition !== 'object' || definition === null) return undefined;
  const id = (definition as Record<string, unknown>)['@id'];
  return typeof id === 'string' ? id : undefined;
}

/** `prefix:local` split at a known prefix; `prefix://…` is an address already (JSON-LD 1.1, 5.2.2). */
function split(text: string, namespaces: Namespaces): { namespace: string; local: string } | undefined {
  const colon = text.indexOf(':');
  const namespace = colon < 1 ? undefined : namespaces.get(text.slice(0, colon));
  if (namespace === undefined || text.startsWith('//', colon + 1)) return undefined;
  return { namespace, local: text.slice(colon + 1) };
}

/** @example expandName('example:heat', namespaces) // '{https://ns.example.com/epcis/}heat' */
export function expandName(name: string, namespaces: Namespaces): string {
  const parts = split(name, namespaces);
  return parts ? `{${parts.namespace}}${parts.local}` : name;
}

/** @example expandValue('gs1:Temperature', namespaces) // 'https://gs1.org/voc/Temperature' */
export function expandValue(value: string, namespaces: Namespaces): string {
  const parts = split(value, namespaces);
  return parts ? parts.namespace + parts.local : value;
}
