import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import type { Figure } from './report.ts';

/** What a benchmark gave once, where and when. */
export interface Measured {
  name: string;
  commit: string;
  day: string;
  /** The machine, in a line. */
  on: string;
  figures: readonly Figure[];
}

const MARK = '<!-- npm run bench -- --record -->';

/** Writes what was measured over the earlier figures of the same benchmarks, as data and as the table of the page. */
export async function recordResults(docs: string, measured: readonly Measured[]): Promise<void> {
  const data = join(docs, 'performance.json');
  const page = join(docs, 'performance.md');
  const known = JSON.parse(readFileSync(data, 'utf8')) as Measured[];
  const kept = known.filter(({ name }) => !measured.some((one) => one.name === name));
  const record = [...kept, ...measured].sort((a, b) => a.name.localeCompare(b.name));
  writeFileSync(data, await format(JSON.stringify(record), { parser: 'json', printWidth: 110 }));
  writeFileSync(page, await pageWith(readFileSync(page, 'utf8'), record));
}

/** The page with the table of these figures below its mark. */
export async function pageWith(page: string, record: readonly Measured[]): Promise<string> {
  const prose = page.slice(0, page.indexOf(MARK) + MARK.length);
  return format(`${prose}\n\n${tableOf(record)}\n`, { parser: 'markdown', printWidth: 110 });
}

function tableOf(record: readonly Measured[]): string {
  if (record.length === 0) return 'Nothing is recorded yet.';
  const rows = record.flatMap(({ name, commit, day, on, figures }) =>
    figures.map((figure) => [
      figure.name,
      `${numberOf(figure.value)} ${figure.unit}`.trim(),
      `${numberOf(figure.limit)}${figure.ok ? '' : ', missed'}`,
      `\`npm run -s bench:${name}\``,
      `${commit}, ${day}`,
      on,
    ]),
  );
  const head = ['what', 'figure', 'limit', 'command', 'commit', 'machine'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const numberOf = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 2 });
