import { useTranslations } from 'next-intl';
import { Stepper } from '../../ui/stepper.tsx';

/** Where an applicant stands. */
export function ApplicationSteps({ now }: { now: number }) {
  const t = useTranslations('vendorApplication.steps');
  return (
    <Stepper
      label={t('label')}
      now={now}
      steps={[{ name: t('company') }, { name: t('documents') }, { name: t('review') }, { name: t('sell') }]}
    />
  );
}
