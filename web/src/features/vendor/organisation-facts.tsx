import { useTranslations } from 'next-intl';
import type { Me } from '@topsteel/domain/api';
import { Fact, Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Hash } from '../../ui/hash.tsx';

/** Who sells here, and who holds the key of its account. */
export function OrganisationFacts({ organisation }: { organisation: NonNullable<Me['organisation']> }) {
  const t = useTranslations('vendor.home');
  const formats = useFormats();
  return (
    <section aria-labelledby="account">
      <h2 id="account" className="mb-2">
        {t('organisation')}
      </h2>
      <Facts>
        <Fact name={t('organisation')}>
          {organisation.legalName}, {formats.country(organisation.country)}
        </Fact>
        {organisation.account === null ? null : (
          <Fact name={t('account')}>
            <Hash value={organisation.account} label={t('account')} />
            <div className="text-sm text-ink-2">
              {organisation.custody === 'hosted' ? t('hosted') : t('own')}
            </div>
          </Fact>
        )}
      </Facts>
    </section>
  );
}
