import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import {
  makeBuild,
  onStopRequest,
  runCommand,
  sentenceOf,
  showProgress,
  StackError,
  type StepView,
} from '@topsteel/sandbox';
import {
  closingLine,
  countCommand,
  countHardhat,
  countMocha,
  skippedLine,
  type TestCount,
} from './count-tests.ts';
import type { Stage } from './stages.ts';

const ROOT = join(import.meta.dirname, '..');
const LOGS = join(ROOT, '.cache', 'test');
/** Types and lint take about a gigabyte each, so that more cores do not mean more lanes without end. */
const LANES = Math.min(4, availableParallelism());

/**
 * Runs stages in order, those that may share the machine side by side, with a progress list; prints what failed, and ends with a line alone such as
 * `412 passed, 0 failed`. Every stage runs, also after a failure. Answers the exit code.
 */
export async function runStages(stages: readonly Stage[]): Promise<number> {
  mkdirSync(LOGS, { recursive: true });
  const stopping = new AbortController();
  onStopRequest(() => stopping.abort());
  const display = showProgress(process.stdout);
  const views: StepView[] = ['prepare', ...stages.map(({ name }) => name)].map((id) => ({
    id,
    label: stages.find(({ name }) => name === id)?.label ?? 'Preparation',
    state: 'waiting',
    detail: '',
    startedAtMs: null,
    endedAtMs: null,
  }));
  const change = (id: string, changed: Partial<StepView>): void => {
    const index = views.findIndex((view) => view.id === id);
    const view = views[index];
    if (view !== undefined) views[index] = { ...view, ...changed };
    display.update(views);
  };

  const counts: TestCount[] = [];
  const attempt = async (id: string, work: () => Promise<TestCount | null>): Promise<void> => {
    change(id, { state: 'running', startedAtMs: Date.now() });
    const count = await work();
    if (count !== null) counts.push(count);
    change(id, {
      state: count === null || count.failed === 0 ? 'done' : 'failed',
      detail: count === null ? '' : [closingLine([count]), skippedLine([count]) ?? []].flat().join(', '),
      endedAtMs: Date.now(),
    });
    for (const failure of count?.failures ?? []) {
      display.notice(`\n${views.find((view) => view.id === id)?.label ?? id}: ${failure}\n`);
    }
  };

  await attempt('prepare', () => prepare(stopping.signal));
  for (const group of groupsOf(stages)) {
    const waiting = [...group];
    const lane = async (): Promise<void> => {
      for (let stage = waiting.shift(); stage !== undefined; stage = waiting.shift()) {
        if (stopping.signal.aborted) return;
        const chosen = stage;
        await attempt(chosen.name, () => runStage(chosen, stopping.signal));
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }
  display.close();
  if (stopping.signal.aborted) {
    process.stdout.write('Stopped before the end.\n');
    return 130;
  }
  const skipped = skippedLine(counts);
  process.stdout.write(`\n${skipped === null ? '' : `${skipped}\n`}${closingLine(counts)}\n`);
  return counts.every(({ failed }) => failed === 0) ? 0 : 1;
}

/** The database client is generated, not committed; types, lint and tests of the backend need it. */
async function prepare(signal: AbortSignal): Promise<TestCount | null> {
  try {
    await makeBuild(ROOT, 'prisma', (definition) =>
      runCommand({
        what: definition.what,
        command: process.execPath,
        args: definition.args,
        cwd: join(ROOT, definition.folder),
        env: { ...process.env, ...definition.env },
        logFile: join(LOGS, 'prepare.log'),
        signal,
      }),
    );
    return null;
  } catch (error) {
    return { passed: 0, failed: 1, skipped: 0, failures: [sentenceOf(error)] };
  }
}

async function runStage(stage: Stage, signal: AbortSignal): Promise<TestCount> {
  const logFile = join(LOGS, `${stage.name}.log`);
  const report = join(LOGS, `${stage.name}.json`);
  rmSync(report, { force: true });
  const extra =
    stage.counts === 'mocha' ? ['--reporter', 'json', '--reporter-option', `output=${report}`] : [];
  let exitCode = 0;
  try {
    await runCommand({
      what: stage.label,
      command: process.execPath,
      args: [...stage.args, ...extra],
      cwd: join(ROOT, stage.folder ?? '.'),
      env: {
        ...process.env,
        ...stage.env,
        PATH: [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
      },
      logFile,
      signal,
    });
  } catch (error) {
    if (!(error instanceof StackError))
      return { passed: 0, failed: 1, skipped: 0, failures: [sentenceOf(error)] };
    exitCode = 1;
  }
  const output = readFileSync(logFile, 'utf8');
  if (stage.counts === 'one') return countCommand(output, exitCode);
  if (stage.counts === 'hardhat') return countHardhat(output, exitCode);
  if (existsSync(report)) return countMocha(readFileSync(report, 'utf8'), exitCode);
  const crashed = countMocha('', exitCode);
  return { ...crashed, failures: [...crashed.failures, ...countCommand(output, 1).failures] };
}

/**
 * Neighbours that may run beside each other, together; every other stage alone.
 *
 * @example groupsOf([lint, format, oracles, backend]) // [[lint, format], [oracles], [backend]]
 */
export function groupsOf(stages: readonly Stage[]): readonly (readonly Stage[])[] {
  const groups: Stage[][] = [];
  for (const stage of stages) {
    const last = groups.at(-1);
    if (stage.mayShare === true && last?.[0]?.mayShare === true) last.push(stage);
    else groups.push([stage]);
  }
  return groups;
}

/**
 * The stages that were asked for by name, all when none was.
 *
 * @throws StackError on a name that no stage has.
 */
export function chooseStages(all: readonly Stage[], names: readonly string[]): readonly Stage[] {
  const unknown = names.find((name) => !all.some((stage) => stage.name === name));
  if (unknown !== undefined) {
    throw new StackError(
      `There is no stage "${unknown}": choose among ${all.map(({ name }) => name).join(', ')}.`,
    );
  }
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}
