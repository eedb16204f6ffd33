import type { CertificateImport } from '@topsteel/domain/api';
import type { Step } from '../../ui/steps.tsx';
import { texts } from './texts.ts';

type Progress = Pick<CertificateImport, 'state' | 'steps' | 'progress'>;

const ENDED = new Set(['cancelled', 'expired']);

/** The steps of an import as the page shows them: the latest one is under way until the next has its time. */
export function importSteps({ state, steps, progress }: Progress): Step[] {
  const reached = steps.filter(({ at }) => at !== null).length;
  return steps.map(({ step, at }, index) => {
    const isLatest = index === reached - 1;
    const isOpen = step === state && (step === 'reading' || step === 'issuing');
    const failed = isLatest && state === 'failed';
    const detail =
      step === 'reading' && at !== null
        ? texts.read(progress.read, progress.total)
        : step === 'issuing' && at !== null
          ? texts.stored(progress.stored, progress.toIssue)
          : undefined;
    const isNext = index === reached && !isOpen && state === 'received' && !ENDED.has(state);
    return {
      name: texts.steps[step] ?? step,
      at,
      state: failed ? 'failed' : at === null ? (isNext ? 'now' : 'next') : isOpen ? 'now' : 'done',
      ...(detail !== undefined && { detail }),
    };
  });
}
