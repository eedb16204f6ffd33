import { useTranslations } from 'next-intl';
import type { OfferDetail } from '@topsteel/domain/api';
import { certificateType } from '../../ui/certificate-type.ts';

/** What anybody may read of the lot before they buy, as files. */
export function Documents({ offer }: { offer: OfferDetail }) {
  const t = useTranslations('offer.documents');
  const base = `/v2/lots/${offer.lot.lotCode}`;
  return (
    <section aria-labelledby="documents">
      <h2 id="documents">{t('heading')}</h2>
      <ul className="[&_a]:inline-block [&_a]:py-1">
        <li>
          <a href={`${base}/credentials/inspection-certificate`}>
            {t('inspection', { type: certificateType(offer.certificate.kind) })}
          </a>
        </li>
        <li>
          <a href={`${base}/credentials/product-passport`}>{t('passport')}</a>
        </li>
        <li>
          <a href={`${base}/evidence.zip`}>{t('evidence')}</a>
        </li>
      </ul>
      <p className="text-sm text-ink-2">{t('after')}</p>
    </section>
  );
}
