import { useTranslations } from 'next-intl';
import { Stepper } from '../../ui/stepper.tsx';

/** Where somebody stands between a mill's files and labelled lots. */
export function MintSteps({ now }: { now: number }) {
  const t = useTranslations('certificate.mint');
  return (
    <Stepper
      label={t('steps')}
      now={now}
      steps={[
        { name: t('files'), href: '/vendor/certificates/mint' },
        { name: t('register') },
        { name: t('allocate') },
        { name: t('labels') },
      ]}
    />
  );
}
