/**
 * Writes the alert rules and dashboards that the chart carries; `--check` writes nothing and fails when a committed file is
 * not what its sources give.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import type { AlertGroup } from './alert.ts';
import { alertsOfMoney } from './alerts-of-money.ts';
import { alertsOfService } from './alerts-of-service.ts';
import { drawBoard } from './dashboards/board.ts';
import { boards } from './dashboards/boards.ts';

const CHART = join(import.meta.dirname, '../../deployments/helm/topsteel');
/** The chart puts the address of the site before it. */
const RUNBOOKS = 'docs/operations/';

export const alertGroups: readonly AlertGroup[] = [...alertsOfMoney, ...alertsOfService];

/** Every file of the chart that is written here, by its path in the chart. */
export function watchFiles(): Map<string, string> {
  const groups = alertGroups.map(({ name, alerts }) => ({
    name: `topsteel-${name}`,
    rules: alerts.map((alert) => ({
      alert: alert.name,
      expr: alert.query,
      for: alert.for,
      labels: { severity: alert.severity },
      annotations: { summary: alert.summary, runbook_url: `${RUNBOOKS}${alert.runbook}` },
    })),
  }));
  return new Map([
    [
      'alerts/rules.yaml',
      `# Written by scripts/watch/write-watch.ts.\n${stringify({ groups }, { lineWidth: 0 })}`,
    ],
    ...boards.map((board): [string, string] => [
      `dashboards/${board.id}.json`,
      `${JSON.stringify(drawBoard(board), null, 2)}\n`,
    ]),
  ]);
}

if (import.meta.main) {
  const isCheck = process.argv.includes('--check');
  const stale: string[] = [];
  for (const [name, text] of watchFiles()) {
    const path = join(CHART, name);
    if (isCheck) {
      if (readText(path) !== text) stale.push(name);
      continue;
    }
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  if (stale.length > 0) {
    console.error(`Not what scripts/watch gives: ${stale.join(', ')}. Run npm run generate.`);
    process.exitCode = 1;
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
