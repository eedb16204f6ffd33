/** One line of figures as Prometheus keeps it: a name, labels, and what it was at several times. */
export interface Series {
  name: string;
  labels: Readonly<Record<string, string>>;
  /** In order of time; Unix seconds. */
  points: { at: number; value: number }[];
}

const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"(?:,|$)/y;

/**
 * Reads figures in Prometheus' text format (version 0.0.4).
 *
 * @throws Error naming the line that is not of that format
 * @example readText('lag{node="1"} 3\n')[0] // { name: 'lag', labels: { node: '1' }, value: 3 }
 */
export function readText(text: string): { name: string; labels: Record<string, string>; value: number }[] {
  return text.split('\n').flatMap((line) => {
    if (line === '' || line.startsWith('#')) return [];
    const [, name, labels = '', value = ''] = SAMPLE.exec(line) ?? [];
    if (name === undefined) throw new Error(`Not a figure: ${line}`);
    return [{ name, labels: readLabels(labels, line), value: numberOf(value) }];
  });
}

function readLabels(text: string, line: string): Record<string, string> {
  const labels: Record<string, string> = {};
  LABEL.lastIndex = 0;
  let reached = 0;
  for (let found = LABEL.exec(text); found !== null; found = LABEL.exec(text)) {
    labels[found[1] ?? ''] = (found[2] ?? '').replace(/\\(.)/g, (_, c: string) => (c === 'n' ? '\n' : c));
    reached = LABEL.lastIndex;
  }
  if (reached < text.length) throw new Error(`Not labels: ${line}`);
  return labels;
}

const numberOf = (text: string): number =>
  text === '+Inf' ? Number.POSITIVE_INFINITY : text === '-Inf' ? Number.NEGATIVE_INFINITY : Number(text);

/** What Prometheus would have kept of scrapes: each a text, when it was read, and the labels of who was asked. */
export function keepScrapes(
  scrapes: readonly { at: number; text: string; target: Readonly<Record<string, string>> }[],
): Series[] {
  const kept = new Map<string, Series>();
  for (const { at, text, target } of [...scrapes].sort((one, other) => one.at - other.at)) {
    for (const { name, labels, value } of [...readText(text), { name: 'up', labels: {}, value: 1 }]) {
      const all = { ...labels, ...target };
      const key = `${name}|${keyOf(all)}`;
      const series = kept.get(key) ?? { name, labels: all, points: [] };
      series.points.push({ at, value });
      kept.set(key, series);
    }
  }
  return [...kept.values()];
}

/** Labels in one order, to compare them by. */
export const keyOf = (labels: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1)));
