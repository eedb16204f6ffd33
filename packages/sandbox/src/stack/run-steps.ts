import { sentenceOf } from '../process/log.ts';
import { StackError } from '../process/stack-error.ts';

export type StepState = 'waiting' | 'running' | 'done' | 'skipped' | 'failed' | 'stopped';

/** A step as the progress list shows it. */
export interface StepView {
  id: string;
  label: string;
  state: StepState;
  /** What it waits for or does just now, or what came of it. */
  detail: string;
  startedAtMs: number | null;
  endedAtMs: number | null;
}

export interface Step {
  id: string;
  label: string;
  needs: readonly string[];
  /** Does the work; may answer a few words on what came of it. `say` tells what it is doing. */
  run: (context: { say: (detail: string) => void; signal: AbortSignal }) => Promise<string | undefined>;
}

/**
 * Runs every step as soon as the steps it needs are done, side by side. The first failure stops the rest.
 *
 * @throws the first failure; a StackError keeps its sentence, anything else is put into one that names the step.
 */
export async function runSteps(
  steps: readonly Step[],
  options: { onChange: (views: readonly StepView[]) => void; signal: AbortSignal; now?: () => number },
): Promise<void> {
  const now = options.now ?? Date.now;
  const failing = new AbortController();
  const signal = AbortSignal.any([options.signal, failing.signal]);
  const views = new Map<string, StepView>(
    steps.map(({ id, label }) => [
      id,
      { id, label, state: 'waiting', detail: '', startedAtMs: null, endedAtMs: null },
    ]),
  );
  const change = (id: string, changed: Partial<StepView>): void => {
    const view = views.get(id);
    if (view === undefined) throw new Error(`There is no step ${id}.`);
    views.set(id, { ...view, ...changed });
    options.onChange([...views.values()]);
  };
  const labelOf = (id: string): string => views.get(id)?.label ?? id;
  const finished = new Map<string, Promise<void>>();

  const runOne = async (step: Step): Promise<void> => {
    const pending = new Set(step.needs);
    const sayWhatItWaitsFor = (): void =>
      change(step.id, {
        detail: pending.size === 0 ? '' : `waits for ${[...pending].map(labelOf).join(', ')}`,
      });
    sayWhatItWaitsFor();
    await Promise.all(
      step.needs.map(async (need) => {
        const other = finished.get(need);
        if (other === undefined)
          throw new Error(`Step ${step.id} needs ${need}, which comes later or not at all.`);
        await other;
        pending.delete(need);
        if (!signal.aborted) sayWhatItWaitsFor();
      }),
    );
    signal.throwIfAborted();
    change(step.id, { state: 'running', startedAtMs: now() });
    try {
      const result = await step.run({ say: (detail) => change(step.id, { detail }), signal });
      change(step.id, { state: 'done', detail: result ?? '', endedAtMs: now() });
    } catch (error) {
      const state = signal.aborted ? 'stopped' : 'failed';
      change(step.id, { state, detail: '', endedAtMs: now() });
      throw error instanceof StackError || signal.aborted
        ? error
        : new StackError(`${step.label}: ${sentenceOf(error)}`, { cause: error });
    }
  };

  let firstFailure: unknown = null;
  for (const step of steps) {
    const running = runOne(step);
    finished.set(step.id, running);
    running.catch((error: unknown) => {
      if (firstFailure === null) {
        firstFailure = error;
        failing.abort();
      }
    });
  }
  await Promise.allSettled(finished.values());
  if (options.signal.aborted) throw new StackError('Stopped.');
  if (firstFailure !== null) throw firstFailure as Error;
}
