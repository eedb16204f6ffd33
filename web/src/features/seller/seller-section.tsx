import { getTranslations } from 'next-intl/server';
import type { OfferDetail } from '@topsteel/domain/api';
import { Link } from '../../ui/link.tsx';
import { ConductFacts } from './conduct-facts.tsx';
import { loadConduct } from './load-conduct.ts';

/** Who sells, and how they deliver. */
export async function SellerSection({ seller }: { seller: OfferDetail['seller'] }) {
  const t = await getTranslations('seller');
  return (
    <section aria-labelledby="seller">
      <h2 id="seller">
        <Link href={`/vendors/${seller.organisationId}`}>{seller.name}</Link>
      </h2>
      <p className="mb-2 text-sm text-ink-2">{t('hint')}</p>
      <ConductFacts conduct={await loadConduct(seller.organisationId)} />
    </section>
  );
}
