import { expect } from 'chai';
import { boards } from '../../scripts/watch/dashboards/boards.ts';
import { drawBoard } from '../../scripts/watch/dashboards/board.ts';
import { groupedIn, readQuery, selectedIn } from '../../scripts/watch/promql/read-query.ts';
import { alertGroups } from '../../scripts/watch/write-watch.ts';
import { readMetricList } from './read-metric-list.ts';

/** What the targets add by themselves. */
const TARGET = ['component', 'instance'];
const NODE =
  /^(process_(cpu_seconds_total|resident_memory_bytes)|nodejs_(eventloop_lag_p99_seconds|gc_duration_seconds_sum))$/;
const KUBELET = /^kubelet_volume_stats_(available|capacity)_bytes$/;

/** Labels of a figure that some process exports, or null where none does. */
function labelsOf(name: string): readonly string[] | null {
  if (NODE.test(name) || name === 'up') return TARGET;
  if (KUBELET.test(name)) return ['persistentvolumeclaim'];
  for (const metric of readMetricList()) {
    if (metric.type !== 'histogram' && metric.name === name) return [...metric.labels, ...TARGET];
    if (metric.type === 'histogram' && ['sum', 'count', 'bucket'].some((end) => name === `${metric.name}_${end}`))
      return [...metric.labels, ...TARGET, ...(name.endsWith('_bucket') ? ['le'] : [])];
  }
  return null;
}

/** What a query reads that nobody exports, or tells apart by a label that it does not have. */
function unknownIn(query: string): string[] {
  const selected = selectedIn(query);
  const all = selected.flatMap(({ name }) => labelsOf(name) ?? []);
  return [
    ...selected.flatMap(({ name, labels }) => {
      const known = labelsOf(name);
      if (known === null) return [name];
      return labels.filter((label) => !known.includes(label)).map((label) => `${name}{${label}}`);
    }),
    ...groupedIn(query).filter((label) => !all.includes(label)),
  ];
}

const panels = boards.flatMap((board) => board.panels.map((panel) => ({ board, panel })));
const alerts = alertGroups.flatMap((group) => group.alerts);

describe('dashboards and rules', () => {
  it('ask in the language of Prometheus for what a process exports', () => {
    const queries = [
      ...panels.flatMap(({ panel }) => panel.queries.map(({ query }) => query)),
      ...alerts.map(({ query }) => query),
    ];
    expect(queries.length).to.be.greaterThan(90);
    expect(queries.map((query) => readQuery(query).text)).to.deep.equal(queries);
    expect(queries.flatMap(unknownIn)).to.deep.equal([]);
  });

  it('would be found asking for what there is not', () => {
    expect(unknownIn('max(topsteel_lag_block)')).to.deep.equal(['topsteel_lag_block']);
    expect(unknownIn('max by (colour) (topsteel_lag_blocks)')).to.deep.equal(['colour']);
    expect(unknownIn('queue_waiting{kind="webhook"}')).to.deep.equal(['queue_waiting{kind}']);
    expect(() => readQuery('max(topsteel_lag_blocks')).to.throw('Not a query');
  });

  it('show every metric somewhere, or wake somebody by it', () => {
    const used = new Set(
      [...panels.flatMap(({ panel }) => panel.queries.map(({ query }) => query)), ...alerts.map(({ query }) => query)]
        .flatMap(selectedIn)
        .map(({ name }) => name.replace(/_(bucket|sum|count)$/, '')),
    );
    const unseen = readMetricList().filter(({ name }) => !used.has(name));
    expect(unseen.map(({ name }) => name)).to.deep.equal([]);
  });

  it('name the lines of a picture by labels that they have', () => {
    for (const { board, panel } of panels) {
      for (const { query, legend } of panel.queries) {
        const named = [...legend.matchAll(/\{\{(\w+)\}\}/g)].map(([, label]) => label ?? '');
        expect(groupedIn(query), `${board.title}: ${panel.title}`).to.include.members(named);
      }
    }
  });

  it('are drawn without gaps or overlaps, a room each', () => {
    expect(boards.map(({ id }) => id)).to.deep.equal(['money', 'bridge', 'marketplace', 'web', 'index']);
    for (const board of boards) {
      const drawn = drawBoard(board) as { panels: { gridPos: { x: number; y: number; w: number; h: number } }[] };
      const cells = drawn.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
        Array.from({ length: w * h }, (_, i) => `${(x + (i % w)).toString()}:${(y + Math.floor(i / w)).toString()}`),
      );
      expect(new Set(cells).size, board.id).to.equal(cells.length);
      expect(drawn.panels.every(({ gridPos: { x, w } }) => x + w <= 24), board.id).to.equal(true);
    }
  });
});
