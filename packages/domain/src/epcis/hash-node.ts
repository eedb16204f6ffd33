/** One element of an event on its way to the pre-hash string: what XML and JSON-LD have in common. */
export interface HashNode {
  name: string;
  text: string;
  children: HashNode[];
  /** A source, destination or business transaction: written as type and value, without a wrapper; names the value. */
  pairOf?: string;
}

/** Names of the lists whose members are written as type and value, with the name of the value. */
export const pairNames: ReadonlyMap<string, string> = new Map([
  ['bizTransactionList', 'bizTransaction'],
  ['sourceList', 'source'],
  ['destinationList', 'destination'],
]);

/** A member of such a list. */
export function pair(valueName: string, children: HashNode[]): HashNode {
  return { name: '', text: '', children, pairOf: valueName };
}

export function leaf(name: string, text: string): HashNode {
  return { name, text, children: [] };
}

/** Order by code point, which is also the order of the UTF-8 bytes; `<` on strings would compare UTF-16 units. */
export function byCodePoint(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const a = left.charCodeAt(at);
    const b = right.charCodeAt(at);
    if (a !== b) return rank(a) - rank(b);
  }
  return left.length - right.length;
}

/** Surrogates (0xD800 to 0xDFFF) stand for code points above 0xFFFF, so they come after 0xE000 to 0xFFFF. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
