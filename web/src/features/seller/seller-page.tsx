import { getTranslations } from 'next-intl/server';
import type { SearchAnswer } from '@topsteel/domain/api';
import { getFormats } from '../../ui/get-formats.ts';
import { Link } from '../../ui/link.tsx';
import { OfferList } from '../steel/offer-list.tsx';
import { listHref, type Site, type SteelSearch } from '../steel/steel-search.ts';

type SellerStockProps = {
  answer: SearchAnswer;
  search: SteelSearch;
  path: string;
  name: string;
  site: Site | undefined;
};

/** What a seller has on offer. */
export async function SellerStock({ answer, search, path, name, site }: SellerStockProps) {
  const t = await getTranslations('seller');
  const formats = await getFormats();
  const { total, items } = answer;
  return (
    <section aria-labelledby="stock">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-4">
        <h2 id="stock">{t('stock', { name })}</h2>
        <Link href={listHref({ ...search, open: undefined })}>
          {t('more', { count: formats.decimal(String(total)) })}
        </Link>
      </div>
      <OfferList hits={items} search={search} path={path} hasSite={site !== undefined} />
    </section>
  );
}
