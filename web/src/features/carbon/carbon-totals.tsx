import { useTranslations } from 'next-intl';
import type { CarbonPurchases } from '@topsteel/domain/api';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Mass } from '../../ui/mass.tsx';
import { CarbonMass } from './carbon-mass.tsx';

/** What a period adds up to; verified and declared stand apart. */
export function CarbonTotals({ totals }: Pick<CarbonPurchases, 'totals'>) {
  const t = useTranslations('carbon.figures');
  return (
    <Facts>
      <Fact name={t('mass')}>
        <Mass grams={totals.massGrams} />
      </Fact>
      <Fact name={t('verified')}>
        <CarbonMass grams={totals.verifiedGrams} />
      </Fact>
      <Fact name={t('declared')}>
        <CarbonMass grams={totals.selfDeclaredGrams} />
      </Fact>
      <Fact name={t('transport')}>
        <CarbonMass grams={totals.transportGrams} />
      </Fact>
      {totals.unstatedMassGrams === '0' ? null : (
        <Fact name={t('unstated')}>
          <Mass grams={totals.unstatedMassGrams} />
        </Fact>
      )}
    </Facts>
  );
}
