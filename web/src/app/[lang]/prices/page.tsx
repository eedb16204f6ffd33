import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { productFamilies } from '@topsteel/domain/product';
import { loadFamilyPrices } from '../../../features/price-index/load-family-prices.ts';
import { PriceTable } from '../../../features/price-index/price-table.tsx';
import { familySlug } from '../../../features/steel/family-slugs.ts';
import { publicMetadata } from '../../../features/steel/page-metadata.ts';
import { getFormats } from '../../../ui/get-formats.ts';
import { Link } from '../../../ui/link.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('priceIndex');
  return publicMetadata({
    language: await getLocale(),
    path: '/prices',
    title: t('title'),
    description: t('description'),
  });
}

export default async function PricesPage() {
  const t = await getTranslations('priceIndex');
  const names = await getTranslations('steel.family');
  const formats = await getFormats();
  const prices = (await Promise.all(productFamilies.map(loadFamilyPrices))).filter(
    (one) => one !== undefined && one.total > 0,
  );
  return (
    <div className="page">
      <PageTitle title={t('title')}>
        {t('intro', { at: formats.instant(new Date().toISOString()) })}
      </PageTitle>
      <div className="grid gap-10">
        {prices.map((one) =>
          one === undefined ? null : (
            <section key={one.family} aria-labelledby={`family-${one.family}`}>
              <h2 id={`family-${one.family}`} className="mb-1">
                <Link href={`/steel/${familySlug(one.family, formats.language)}`}>{names(one.family)}</Link>
              </h2>
              <PriceTable prices={one} name={names(one.family)} />
            </section>
          ),
        )}
        <section aria-labelledby="surcharges" className="max-w-prose">
          <h2 id="surcharges">{t('surcharges')}</h2>
          <p className="text-ink-2">{t('surchargesHint')}</p>
        </section>
      </div>
    </div>
  );
}
