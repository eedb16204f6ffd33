import { useTranslations } from 'next-intl';
import type { WebhookDeliveryView, WebhookEndpointView } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { wordOf } from './word-of.ts';
import { EndpointActs, Resend } from './endpoint-acts.tsx';

/** Endpoints with what can be done about each. */
export function EndpointTable({ endpoints }: { endpoints: WebhookEndpointView[] }) {
  const t = useTranslations('webhook');
  return (
    <LedgerTable
      caption={t('endpoints.caption')}
      columns={[t('endpoints.address'), t('endpoints.told'), t('endpoints.state'), t('endpoints.acts')]}
    >
      <tbody>
        {endpoints.map((endpoint) => (
          <tr key={endpoint.id}>
            <th scope="row" className="min-w-40 break-all">
              {endpoint.url}
            </th>
            <td>{endpoint.kinds.map((kind) => t(`kinds.${wordOf[kind]}`)).join('; ')}</td>
            <td>
              <Tag tone={endpoint.state === 'on' ? 'good' : 'unknown'}>
                {t(`endpoints.states.${endpoint.state}`)}
              </Tag>
              {endpoint.waiting === 0 ? null : (
                <p className="text-sm">{t('endpoints.waiting', { count: endpoint.waiting })}</p>
              )}
              {endpoint.failure === null ? null : (
                <p className="text-sm text-bad" lang="en">
                  {endpoint.failure}
                </p>
              )}
              {endpoint.oldSecretUntil === null ? null : (
                <p className="text-sm">
                  {t('endpoints.oldSecret')} <When iso={endpoint.oldSecretUntil} />
                </p>
              )}
            </td>
            <td>
              <EndpointActs endpoint={endpoint} />
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}

const tones = { waiting: 'info', delivered: 'good', failed: 'bad' } as const;

/** What was sent, and what came back. */
export function DeliveryTable({ deliveries }: { deliveries: WebhookDeliveryView[] }) {
  const t = useTranslations('webhook');
  return (
    <LedgerTable
      tools="webhook-deliveries"
      caption={t('deliveries.caption')}
      columns={[
        t('deliveries.happened'),
        t('deliveries.kind'),
        t('deliveries.state'),
        { figure: t('deliveries.attempts') },
        t('deliveries.answer'),
        t('deliveries.id'),
        t('deliveries.acts'),
      ]}
    >
      <tbody>
        {deliveries.map((delivery) => (
          <tr key={delivery.id}>
            <td>
              <When iso={delivery.happenedAt} />
            </td>
            <td>{t(`kinds.${wordOf[delivery.kind]}`)}</td>
            <td>
              <Tag tone={tones[delivery.state]}>{t(`deliveries.states.${delivery.state}`)}</Tag>
            </td>
            <td className="num">{delivery.attempts}</td>
            <td>
              <span lang="en">{delivery.lastError ?? delivery.status ?? '–'}</span>
              <details>
                <summary>{t('deliveries.body')}</summary>
                <pre
                  className="mt-1 max-h-60 max-w-md overflow-auto text-xs whitespace-pre-wrap"
                  tabIndex={0}
                >
                  {JSON.stringify(delivery.body, null, 2)}
                </pre>
              </details>
            </td>
            <td className="font-mono text-sm break-all">{delivery.eventId}</td>
            <td>{delivery.state === 'waiting' ? null : <Resend deliveryId={delivery.id} />}</td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
