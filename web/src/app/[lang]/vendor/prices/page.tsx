import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CustomerGroups } from '../../../../features/price-list/customer-groups.tsx';
import { DeliveryTariff } from '../../../../features/price-list/delivery-tariff.tsx';
import { PriceLists } from '../../../../features/price-list/price-lists.tsx';
import { PriceRules } from '../../../../features/price-list/price-rules.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { Tabs } from '../../../../ui/tabs.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('priceList'))('title') };
}

const VIEWS = ['lists', 'groups', 'rules', 'delivery'] as const;
type Query = Promise<{ view?: string; cursor?: string }>;

/** What a vendor agrees with its customers beside the prices of its offers, and what delivery costs. */
export default async function PricesPage({ searchParams }: { searchParams: Query }) {
  const { view: asked, cursor } = await searchParams;
  const view = VIEWS.find((each) => each === asked) ?? 'lists';
  const t = await getTranslations('priceList');
  return (
    <>
      <PageTitle title={t('title')}>{t(`intro.${view}`)}</PageTitle>
      <Tabs
        label={t('title')}
        tabs={VIEWS.map((each) => ({
          href: `/vendor/prices?view=${each}`,
          name: t(`tab.${each}`),
          isHere: each === view,
        }))}
      />
      <ClientWords of={['priceList', 'stepUp']}>
        {view === 'lists' ? <PriceLists cursor={cursor} /> : null}
        {view === 'groups' ? <CustomerGroups cursor={cursor} /> : null}
        {view === 'rules' ? <PriceRules cursor={cursor} /> : null}
        {view === 'delivery' ? <DeliveryTariff /> : null}
      </ClientWords>
    </>
  );
}
