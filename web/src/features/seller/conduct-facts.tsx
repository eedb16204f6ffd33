import { useTranslations } from 'next-intl';
import type { VendorConduct } from '@topsteel/domain/api';
import { Fact, Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../ui/formats.ts';

/** Measured facts of a seller instead of stars. */
export function ConductFacts({ conduct }: { conduct: VendorConduct | undefined }) {
  const t = useTranslations('seller');
  const formats = useFormats();
  if (conduct === undefined) return <p className="text-ink-2">{t('unread')}</p>;
  if (conduct.orders === 0) return <p className="text-ink-2">{t('none')}</p>;
  const percent = (permille: number | null, key: 'percent' | 'deviationText'): string =>
    permille === null ? t('notYet') : t(key, { value: formats.percentOfPermille(permille) });
  return (
    <Facts>
      <Fact name={t('orders')}>{formats.decimal(String(conduct.orders))}</Fact>
      <Fact name={t('onTime')}>{percent(conduct.onTimePermille, 'percent')}</Fact>
      <Fact name={t('deviation')}>{percent(conduct.weighDeviationPermille, 'deviationText')}</Fact>
      <Fact name={t('disputes')}>
        {conduct.disputePermille === null ? t('notYet') : formats.percentOfPermille(conduct.disputePermille)}
      </Fact>
      <Fact name={t('answer')}>
        {conduct.answerMinutes === null ? t('notYet') : formats.duration(conduct.answerMinutes * 60)}
      </Fact>
    </Facts>
  );
}
