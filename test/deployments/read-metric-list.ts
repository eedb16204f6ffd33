import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A row of docs/metrics.md. */
export interface ListedMetric {
  name: string;
  type: 'gauge' | 'counter' | 'histogram';
  from: string[];
  labels: string[];
  means: string;
}

const ROW = /^\| `(\w+)` +\| (gauge|counter|histogram) +\| ([a-z, ]+?) +\| ([a-z, ]*?) *\| (.+?) +\|$/;
const words = (text: string): string[] => text.split(', ').filter((word) => word !== '');

/** Every metric that docs/metrics.md lists. */
export function readMetricList(): ListedMetric[] {
  const text = readFileSync(join(import.meta.dirname, '../../docs/metrics.md'), 'utf8');
  return text.split('\n').flatMap((line) => {
    const [, name, type, from, labels, means] = ROW.exec(line) ?? [];
    if (name === undefined) return [];
    return [
      {
        name,
        type: type as ListedMetric['type'],
        from: words(from ?? ''),
        labels: words(labels ?? ''),
        means: means ?? '',
      },
    ];
  });
}

/** What a text of figures says of itself: name, type and help. */
export function declaredIn(text: string): { name: string; type: string; help: string }[] {
  const helps = new Map([...text.matchAll(/^# HELP (\S+) (.*)$/gm)].map(([, name, help]) => [name, help]));
  return [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', type = '']) => ({
    name,
    type,
    help: helps.get(name) ?? '',
  }));
}
