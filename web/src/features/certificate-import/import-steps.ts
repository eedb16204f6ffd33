import type { CertificateImport } from '@topsteel/domain/api';
import type { Step } from '../../ui/steps.tsx';

type Progress = Pick<CertificateImport, 'state' | 'steps' | 'progress'>;
type ImportStep = CertificateImport['steps'][number]['step'];

/** A step of an import and what to say of it; the page finds the words. */
export type ImportProgress = Pick<Step, 'state'> & {
  step: ImportStep;
  at: string | null;
  said?: 'looking' | 'read' | 'stored';
};

const ENDED = new Set(['cancelled', 'expired']);

/** The steps of an import as the page shows them: the latest one is under way until the next has its time. */
export function importSteps({ state, steps, progress }: Progress): ImportProgress[] {
  const reached = steps.filter(({ at }) => at !== null).length;
  return steps.map(({ step, at }, index) => {
    const isLatest = index === reached - 1;
    const isOpen = step === state && (step === 'reading' || step === 'issuing');
    const failed = isLatest && state === 'failed';
    const said =
      at === null
        ? undefined
        : step === 'reading'
          ? progress.total === null
            ? 'looking'
            : 'read'
          : step === 'issuing'
            ? 'stored'
            : undefined;
    const isNext = index === reached && !isOpen && state === 'received' && !ENDED.has(state);
    return {
      step,
      at,
      state: failed ? 'failed' : at === null ? (isNext ? 'now' : 'next') : isOpen ? 'now' : 'done',
      ...(said !== undefined && { said }),
    };
  });
}
