/** A page of pictures for Grafana. */
export interface Board {
  /** File name and identifier; stable, so that links to it hold. */
  id: string;
  title: string;
  panels: readonly Panel[];
}

/** One picture: what it shows, in which unit, and the queries behind it. */
export interface Panel {
  title: string;
  /** What to think of it. */
  means: string;
  unit: 'short' | 's' | 'bytes' | 'percentunit' | 'reqps' | 'ops';
  /** `now` shows the last value, large; `time` its course. */
  shows: 'now' | 'time';
  /** PromQL, with the name of its lines in braces of Grafana. */
  queries: readonly { query: string; legend: string }[];
  /** From here on it is shown in red. */
  alarmFrom?: number;
}

const COLUMNS = 24;
const WIDTH = { now: 6, time: 12 } as const;
const HEIGHT = { now: 4, time: 8 } as const;

/** A board in Grafana's JSON (schema version 39), panels placed left to right. */
export function drawBoard({ id, title, panels }: Board): object {
  let x = 0;
  let y = 0;
  let row = 0;
  const drawn = panels.map((panel, i) => {
    const [w, h] = [WIDTH[panel.shows], HEIGHT[panel.shows]];
    if (x + w > COLUMNS) [x, y, row] = [0, y + row, 0];
    const gridPos = { x, y, w, h };
    x += w;
    row = Math.max(row, h);
    return drawPanel(panel, i + 1, gridPos);
  });
  return {
    uid: `topsteel-${id}`,
    title: `TopSteel: ${title}`,
    tags: ['topsteel'],
    schemaVersion: 39,
    version: 1,
    editable: false,
    refresh: '30s',
    time: { from: 'now-6h', to: 'now' },
    templating: {
      list: [
        { name: 'datasource', type: 'datasource', query: 'prometheus', current: {}, label: 'Data source' },
      ],
    },
    panels: drawn,
  };
}

function drawPanel(panel: Panel, id: number, gridPos: object): object {
  const datasource = { type: 'prometheus', uid: '${datasource}' };
  const steps = [
    { color: 'green', value: null },
    ...(panel.alarmFrom === undefined ? [] : [{ color: 'red', value: panel.alarmFrom }]),
  ];
  return {
    id,
    type: panel.shows === 'now' ? 'stat' : 'timeseries',
    title: panel.title,
    description: panel.means,
    gridPos,
    datasource,
    fieldConfig: {
      defaults: {
        unit: panel.unit,
        min: 0,
        thresholds: { mode: 'absolute', steps },
        ...(panel.shows === 'time' &&
          panel.alarmFrom !== undefined && { custom: { thresholdsStyle: { mode: 'line' } } }),
      },
      overrides: [],
    },
    targets: panel.queries.map(({ query, legend }, i) => ({
      refId: String.fromCharCode(65 + i),
      expr: query,
      legendFormat: legend,
      datasource,
    })),
  };
}
