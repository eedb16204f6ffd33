import type { Batch, BatchState } from '@topsteel/domain/api';
import type { Step } from '../../ui/steps.tsx';

const ORDER: BatchState[] = ['preparing', 'storing', 'signing', 'sent', 'registered', 'final'];

/**
 * The steps of a batch as the page shows them: past ones with their time, the first without a time as the present
 * one, or as the failed one when the batch failed.
 */
export function batchSteps({
  state,
  steps,
}: Pick<Batch, 'state' | 'steps'>): (Pick<Step, 'state'> & { step: BatchState; at: string | null })[] {
  const times = new Map(steps.map((step) => [step.step, step.at]));
  const present = ORDER.find((step) => (times.get(step) ?? null) === null);
  return ORDER.map((step) => {
    const at = times.get(step) ?? null;
    const pending = step === present ? (state === 'failed' ? 'failed' : 'now') : 'next';
    return { step, at, state: at === null ? pending : 'done' };
  });
}
