import { parser } from '@prometheus-io/lezer-promql';

/** A part of a query as Prometheus' own grammar sees it. */
export interface Part {
  kind: string;
  text: string;
  parts: Part[];
}

/**
 * Reads a query by Prometheus' grammar.
 *
 * @throws Error with the query and the place where it stops to be one
 */
export function readQuery(query: string): Part {
  const tree = parser.parse(query);
  const root: Part = { kind: 'PromQL', text: query, parts: [] };
  const path = [root];
  tree.iterate({
    enter(node) {
      if (node.type.isError) {
        throw new Error(`Not a query at character ${node.from.toString()}: ${query}`);
      }
      if (node.type.isTop) return;
      const part: Part = { kind: node.name, text: query.slice(node.from, node.to), parts: [] };
      path.at(-1)?.parts.push(part);
      path.push(part);
    },
    leave(node) {
      if (!node.type.isTop) path.pop();
    },
  });
  const [whole] = root.parts;
  if (whole === undefined) throw new Error('An empty query.');
  return whole;
}

/** A figure that a query reads, with the labels that it names. */
export interface Selected {
  name: string;
  labels: string[];
}

/** Every figure that a query reads, with the labels that it tells them apart by. */
export function selectedIn(query: string): Selected[] {
  const found: Selected[] = [];
  const walk = (part: Part): void => {
    if (part.kind === 'VectorSelector') {
      const name = part.parts.find(({ kind }) => kind === 'Identifier')?.text ?? '';
      const matchers = part.parts.find(({ kind }) => kind === 'LabelMatchers')?.parts ?? [];
      found.push({ name, labels: matchers.map(({ parts }) => parts[0]?.text ?? '') });
    }
    part.parts.forEach(walk);
  };
  walk(readQuery(query));
  return found;
}

/** Labels that a query groups or joins by. */
export function groupedIn(query: string): string[] {
  const found: string[] = [];
  const walk = (part: Part): void => {
    if (part.kind === 'GroupingLabels') found.push(...part.parts.map(({ text }) => text));
    part.parts.forEach(walk);
  };
  walk(readQuery(query));
  return found;
}
