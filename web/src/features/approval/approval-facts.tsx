import type { Approval } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { Fact, Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../ui/formats.ts';

/** References, site, payment and how long the prices hold. */
export function ApprovalFacts({ approval }: { approval: Approval }) {
  const t = useTranslations('approval.view');
  const tRails = useTranslations('checkout.rails');
  const formats = useFormats();
  const { site, costCentre, reference, rail, now, pricesUntil } = approval;
  const held = formats.instant(pricesUntil);
  return (
    <section aria-labelledby="how">
      <h2 id="how" className="mb-2">
        {t('facts')}
      </h2>
      <Facts>
        <Fact name={t('reference')}>{reference ?? t('none')}</Fact>
        <Fact name={t('costCentre')}>
          {costCentre === null ? t('none') : `${costCentre.code} ${costCentre.name}`}
        </Fact>
        <Fact name={t('site')}>
          {site === null
            ? t('collected')
            : [
                site.street,
                `${site.postcode} ${site.city ?? ''}`.trim(),
                formats.country(site.country),
                site.contact,
              ]
                .filter(Boolean)
                .join(', ')}
        </Fact>
        <Fact name={t('rail', { name: approval.requestedBy })}>{tRails(`names.${rail}`)}</Fact>
        {now === null ? null : <Fact name={t('held')}>{now.isHeld ? held : t('ended', { when: held })}</Fact>}
      </Facts>
    </section>
  );
}
