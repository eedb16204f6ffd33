import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepScrapes, readText, type Series } from '../../scripts/watch/promql/series.ts';

export type Component = 'backend' | 'web' | 'oracles' | 'signers' | 'kubelet';

const INSTANCE: Readonly<Record<Component, string>> = {
  backend: '10.42.0.7:4000',
  web: '10.42.0.8:3010',
  oracles: '10.42.0.9:4010',
  signers: '10.42.0.10:4200',
  kubelet: '10.0.0.4:10250',
};

/** What the processes of a running system told, as it was scraped; and what a kubelet tells of a volume. */
const texts: Readonly<Record<Component, string>> = {
  ...(Object.fromEntries(
    (['backend', 'web', 'oracles', 'signers'] as const).map((component) => [
      component,
      readFileSync(join(import.meta.dirname, 'scraped', `${component}.txt`), 'utf8'),
    ]),
  ) as Record<Exclude<Component, 'kubelet'>, string>),
  kubelet: [
    'kubelet_volume_stats_available_bytes{persistentvolumeclaim="blocks-steel-ipfs-0"} 80e9',
    'kubelet_volume_stats_capacity_bytes{persistentvolumeclaim="blocks-steel-ipfs-0"} 100e9',
    '',
  ].join('\n'),
};

/** Replaces the value of a figure, or adds it; null takes it away. Keyed by the figure with its labels as scraped. */
export type Changes = Partial<Record<Component, Readonly<Record<string, number | null>>>>;

/** What was the case at a minute of the story. */
export interface Moment {
  changes?: Changes;
  /** Targets that do not answer. */
  down?: readonly Component[];
}

/** When the healthy system was scraped: its timestamps are moved to the minute that is told. */
const SCRAPED_AT = Math.max(
  ...readText(texts.oracles)
    .filter(({ name }) => name === 'topsteel_loop_run_timestamp_seconds')
    .map(({ value }) => value),
);

function textAt(component: Component, at: number, changes: Readonly<Record<string, number | null>>): string {
  const lines = texts[component].split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const told = new Map(
    lines.map((line) => {
      const space = line.lastIndexOf(' ');
      const value = Number(line.slice(space + 1));
      const isTime = line.startsWith('topsteel_loop_run_timestamp_seconds');
      return [line.slice(0, space), isTime ? value - SCRAPED_AT + at : value];
    }),
  );
  for (const [figure, value] of Object.entries(changes)) {
    if (value === null) told.delete(figure);
    else told.set(figure, value);
  }
  return [...told].map(([figure, value]) => `${figure} ${value.toString()}\n`).join('');
}

/** What Prometheus would know after so many minutes, each as it is told. Unix time begins at the first minute. */
export function tell(minutes: number, momentAt: (minute: number) => Moment): Series[] {
  const scrapes = [];
  const down: Series[] = [];
  for (let minute = 0; minute <= minutes; minute += 1) {
    const { changes = {}, down: away = [] } = momentAt(minute);
    const at = minute * 60;
    for (const component of Object.keys(texts) as Component[]) {
      const target = { component, instance: INSTANCE[component] };
      if (away.includes(component)) down.push({ name: 'up', labels: target, points: [{ at, value: 0 }] });
      else scrapes.push({ at, text: textAt(component, at, changes[component] ?? {}), target });
    }
  }
  return [...keepScrapes(scrapes), ...down];
}
