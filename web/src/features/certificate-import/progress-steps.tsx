import { useTranslations } from 'next-intl';
import type { CertificateImport } from '@topsteel/domain/api';
import { Steps } from '../../ui/steps.tsx';
import { importSteps } from './import-steps.ts';

const NAMED = ['received', 'reading', 'checked', 'issuing', 'registered'] as const;

/** How far an import is, step by step. */
export function ImportProgressSteps({ job }: { job: CertificateImport }) {
  const t = useTranslations('certificateImport');
  const { read, total, stored, toIssue } = job.progress;
  const nameOf = (step: CertificateImport['state']): string => {
    const named = NAMED.find((each) => each === step);
    return named === undefined ? t(`states.${step}`) : t(`steps.${named}`);
  };
  const steps = importSteps(job).map(({ step, said, ...rest }) => ({
    ...rest,
    name: nameOf(step),
    ...(said === undefined
      ? {}
      : {
          detail:
            said === 'looking'
              ? t('looking')
              : said === 'read'
                ? t('read', { read, total: total ?? read })
                : t('stored', { stored, total: toIssue }),
        }),
  }));
  return <Steps steps={steps} label={t('stepsLabel')} />;
}
