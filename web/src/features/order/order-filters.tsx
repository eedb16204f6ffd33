import { useLocale, useTranslations } from 'next-intl';
import { Tabs } from '../../ui/tabs.tsx';
import { listHref, orderViews, type OrderFilter } from './order-views.ts';

/** Views as tabs, and a form to look for one order; both are addresses and work without JavaScript. */
export function OrderFilters({ filter }: { filter: OrderFilter }) {
  const t = useTranslations('order.list');
  const views = useTranslations('order.view');
  const locale = useLocale();
  return (
    <>
      <Tabs
        label={views('label')}
        tabs={orderViews.map((view) => ({
          href: listHref({ ...filter, view }),
          name: views(view),
          isHere: view === filter.view,
        }))}
      />
      <form
        action={`/${locale}/orders`}
        method="get"
        role="search"
        aria-label={t('filters')}
        className="mb-4 flex flex-wrap items-end gap-3"
      >
        {filter.view === 'all' ? null : <input type="hidden" name="view" value={filter.view} />}
        <label className="grid w-full max-w-md gap-1 font-semibold sm:w-auto sm:flex-1">
          {t('search')}
          <input
            name="q"
            type="search"
            className="field font-normal"
            autoComplete="off"
            maxLength={64}
            defaultValue={filter.text}
            placeholder={t('searchHint')}
          />
        </label>
        <label className="grid gap-1 font-semibold">
          {t('from')}
          <input type="date" name="from" className="field font-normal" defaultValue={filter.from} />
        </label>
        <label className="grid gap-1 font-semibold">
          {t('until')}
          <input type="date" name="until" className="field font-normal" defaultValue={filter.until} />
        </label>
        <button className="button button-quiet">{t('show')}</button>
      </form>
    </>
  );
}
