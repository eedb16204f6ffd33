import { getTranslations } from 'next-intl/server';
import type { SearchHit } from '@topsteel/domain/api';
import { Co2e } from '../../ui/co2e.tsx';
import { drawOnce } from '../../ui/draw-once.ts';
import { getFormats } from '../../ui/get-formats.ts';
import { OfferRows } from './offer-rows.tsx';
import { packRows } from './packed-rows.ts';
import { RowDetails } from './row-details.tsx';
import { groupsOf } from './rows-of.ts';
import { changed, listHref, type SteelSearch } from './steel-search.ts';

type OfferListProps = { hits: SearchHit[]; search: SteelSearch; path: string; hasSite: boolean };

/** The offers of a page, grouped, in the words and figures of the page's language. */
export async function OfferList({ hits, search, path, hasSite }: OfferListProps) {
  const t = await getTranslations('steel');
  const formats = await getFormats();
  const { basis, open } = search;
  const groups = groupsOf(hits, search, t, { formats, basis, hasSite, now: new Date() });
  const closed = listHref(changed(search, { cursor: search.cursor }), path);
  const packed = packRows(groups);
  const isOpen = open !== undefined && hits.some(({ offerId }) => offerId === open);
  return (
    <form action={`/${formats.language}/compare`}>
      <OfferRows
        // What an open row shows is drawn apart, and could not be read from the page.
        rows={isOpen ? { data: packed } : await drawOnce(packed)}
        base={`${closed}${closed.includes('?') ? '&' : '?'}`}
        {...(isOpen ? { open: { id: open, content: <RowDetails offerId={open} /> } } : {})}
        words={{
          caption: t('list.caption'),
          compare: t('col.compare'),
          size: t('col.size'),
          seller: t('col.seller'),
          day: hasSite ? t('col.arrives') : t('col.ready'),
          available: t('col.available'),
          price: basis === 'asked' ? t('col.priceAsked') : t('col.price', { basis: t(`basis.${basis}`) }),
          delivered: hasSite ? t('col.delivered') : null,
          carbon: (
            <>
              <Co2e /> t/t
            </>
          ),
          certificate: t('col.certificate'),
          details: t('col.details'),
          openShort: t('list.openShort'),
          close: t('list.close'),
          passport: t('row.passport'),
          declared: t('row.declared'),
          none: t('row.none'),
        }}
      />
      <div className="mt-3 flex flex-wrap items-center gap-3 text-sm">
        <button className="button button-quiet button-small">{t('list.compare')}</button>
        <span className="text-ink-2">{t('list.compareHint')}</span>
      </div>
    </form>
  );
}
