import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { webhookDeliveryPage, webhookEndpoints } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { EndpointForm } from '../../../../features/webhook/endpoint-form.tsx';

import { DeliveryTable, EndpointTable } from '../../../../features/webhook/webhook-tables.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { MoreLink } from '../../../../ui/more-link.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('webhook');
  return { title: t('title') };
}

export default async function WebhooksPage({ searchParams }: { searchParams: Promise<{ cursor?: string }> }) {
  const t = await getTranslations('webhook');
  const { cursor } = await searchParams;
  const query = new URLSearchParams({ limit: '50', ...(cursor === undefined ? {} : { cursor }) });
  const [endpoints, deliveries] = await Promise.all([
    read('/v2/webhook-endpoints', webhookEndpoints),
    read(`/v2/webhook-endpoints/deliveries?${query.toString()}`, webhookDeliveryPage),
  ]);
  return (
    <ClientWords of={['webhook', 'stepUp']}>
      <PageTitle title={t('title')}>{t('intro')}</PageTitle>
      <div className="grid gap-10">
        {!endpoints.ok ? (
          <ProblemNotice problem={endpoints.problem} />
        ) : endpoints.value.items.length === 0 ? (
          <EmptyState title={t('endpoints.empty')} />
        ) : (
          <EndpointTable endpoints={endpoints.value.items} />
        )}
        <section aria-labelledby="add">
          <h2 id="add" className="mb-3">
            {t('form.heading')}
          </h2>
          <EndpointForm />
        </section>
        <section aria-labelledby="deliveries">
          <h2 id="deliveries" className="mb-3">
            {t('deliveries.heading')}
          </h2>
          {!deliveries.ok ? (
            <ProblemNotice problem={deliveries.problem} />
          ) : deliveries.value.items.length === 0 ? (
            <EmptyState title={t('deliveries.empty')} />
          ) : (
            <>
              <DeliveryTable deliveries={deliveries.value.items} />
              <MoreLink cursor={deliveries.value.nextCursor} base="/finance/webhooks" />
            </>
          )}
        </section>
      </div>
    </ClientWords>
  );
}
