import { canonicalTime, canonicalValue } from './canonical-value.ts';
import { byCodePoint, type HashNode } from './hash-node.ts';
import { eventOrder, isUnhashed, type PropertyOrder } from './property-order.ts';

/**
 * The pre-hash string of an event (CBV 2.0, section 8.9): `key=value` in canonical order, without separators.
 */
export function writePreHash(event: HashNode): string {
  const { text, left } = writeOrdered(event.children, eventOrder);
  return `eventType=${event.name}${text}${writeSorted(left.filter(({ name }) => !isUnhashed.has(name)))}`;
}

interface Written {
  text: string;
  /** What the order does not name. */
  left: HashNode[];
}

function writeOrdered(children: readonly HashNode[], order: PropertyOrder): Written {
  const names = new Set(order.map(([name]) => name));
  const left = children.filter(({ name }) => !names.has(name));
  let text = '';
  for (const [name, inner] of order) {
    const lines: string[] = [];
    for (const child of children.filter((each) => each.name === name)) {
      const written = writeNamed(child, inner);
      if (written.text !== '') lines.push(written.text);
      left.push(...written.left);
    }
    text += lines.sort(byCodePoint).join('');
  }
  return { text, left };
}

/**
 * A property that the order names. Extensions inside it follow its own fields; whatever else it holds is left over under
 * its name, so that no part of an event escapes the hash.
 */
function writeNamed(node: HashNode, order: PropertyOrder | undefined): Written {
  const value = node.text.trim();
  const isTime = /time/i.test(node.name) && !/offset/i.test(node.name);
  const text = value === '' ? '' : `=${isTime ? canonicalTime(value) : canonicalValue(value)}`;
  const inner = writeOrdered(node.children, order ?? []);
  const extensions = writeSorted(inner.left.filter(isExtension));
  const rest = inner.left.filter((child) => !isExtension(child));
  const all = text + inner.text + extensions;
  return {
    text: all === '' ? '' : node.name + all,
    left: rest.length === 0 ? [] : [{ name: node.name, text: '', children: rest }],
  };
}

const isExtension = ({ name }: HashNode): boolean => name.startsWith('{');

/** ilmd, extensions, business transactions, sources and destinations: each in full, in the order of their text. */
function writeSorted(nodes: readonly HashNode[]): string {
  return nodes.map(writeWhole).sort(byCodePoint).join('');
}

function writeWhole(node: HashNode): string {
  const value = node.text.trim();
  const text = value === '' ? '' : `=${canonicalValue(value)}`;
  if (node.pairOf === undefined) return node.name + text + writeSorted(node.children);
  const place = ({ name }: HashNode): number => (name === 'type' ? 0 : name === node.pairOf ? 1 : 2);
  return [0, 1, 2].map((at) => writeSorted(node.children.filter((child) => place(child) === at))).join('');
}
