import type { Metadata } from 'next';
import { webhookDeliveryPage, webhookEndpoints } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { EndpointForm } from '../../../features/webhook/endpoint-form.tsx';
import { texts } from '../../../features/webhook/texts.ts';
import { DeliveryTable, EndpointTable } from '../../../features/webhook/webhook-tables.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { MoreLink } from '../../../ui/more-link.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';

export const metadata: Metadata = { title: texts.title };

export default async function WebhooksPage({ searchParams }: { searchParams: Promise<{ cursor?: string }> }) {
  const { cursor } = await searchParams;
  const query = new URLSearchParams({ limit: '50', ...(cursor === undefined ? {} : { cursor }) });
  const [endpoints, deliveries] = await Promise.all([
    read('/v2/webhook-endpoints', webhookEndpoints),
    read(`/v2/webhook-endpoints/deliveries?${query.toString()}`, webhookDeliveryPage),
  ]);
  return (
    <>
      <PageTitle title={texts.title}>{texts.intro}</PageTitle>
      <div className="grid gap-10">
        {!endpoints.ok ? (
          <ProblemNotice problem={endpoints.problem} />
        ) : endpoints.value.items.length === 0 ? (
          <EmptyState title={texts.endpoints.empty} />
        ) : (
          <EndpointTable endpoints={endpoints.value.items} />
        )}
        <section aria-labelledby="add">
          <h2 id="add" className="mb-3">
            {texts.form.heading}
          </h2>
          <EndpointForm />
        </section>
        <section aria-labelledby="deliveries">
          <h2 id="deliveries" className="mb-3">
            {texts.deliveries.heading}
          </h2>
          {!deliveries.ok ? (
            <ProblemNotice problem={deliveries.problem} />
          ) : deliveries.value.items.length === 0 ? (
            <EmptyState title={texts.deliveries.empty} />
          ) : (
            <>
              <DeliveryTable deliveries={deliveries.value.items} />
              <MoreLink cursor={deliveries.value.nextCursor} base="/finance/webhooks" />
            </>
          )}
        </section>
      </div>
    </>
  );
}
