import type { StepState, StepView } from '../stack/run-steps.ts';

const MARKS: Record<StepState, string> = {
  waiting: '·',
  running: '>',
  done: '+',
  skipped: '-',
  failed: 'x',
  stopped: '-',
};
const WORDS: Record<StepState, string> = {
  waiting: 'waits',
  running: 'runs',
  done: 'done',
  skipped: 'skipped',
  failed: 'failed',
  stopped: 'stopped',
};

/**
 * A duration for people.
 *
 * @example durationText(950) // '1.0 s'
 * @example durationText(83_000) // '1 min 23 s'
 */
export function durationText(milliseconds: number): string {
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${String(Math.floor(seconds / 60))} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** How long a step has run, or ran. Empty before it starts. */
export function stepTime(step: StepView, nowMs: number): string {
  return step.startedAtMs === null ? '' : durationText((step.endedAtMs ?? nowMs) - step.startedAtMs);
}

/**
 * The live list, one line a step: mark, name, time, and what it waits for or what came of it. The state is a mark and
 * a place, never a colour alone. Lines are cut to the terminal's width.
 */
export function renderProgress(steps: readonly StepView[], nowMs: number, columns: number): string[] {
  const width = Math.max(0, ...steps.map(({ label }) => label.length));
  return steps.map((step) => {
    const time = stepTime(step, nowMs).padStart(12);
    const line = `${MARKS[step.state]} ${step.label.padEnd(width)} ${time}  ${step.detail}`.trimEnd();
    return line.length > columns ? `${line.slice(0, Math.max(0, columns - 1))}…` : line;
  });
}

/** The plain line for a step that changed its state, where nothing can be redrawn. Null for one that only waits. */
export function progressLine(step: StepView, nowMs: number): string | null {
  if (step.state === 'waiting') return null;
  const detail = step.detail === '' ? '' : `: ${step.detail}`;
  const time = step.state === 'running' ? '' : ` after ${stepTime(step, nowMs)}`;
  return `${step.label} ${WORDS[step.state]}${time}${detail}`;
}
