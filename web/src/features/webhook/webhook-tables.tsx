import type { WebhookDeliveryView, WebhookEndpointView } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { EndpointActs, Resend } from './endpoint-acts.tsx';
import { texts } from './texts.ts';

/** Endpoints with what can be done about each. */
export function EndpointTable({ endpoints }: { endpoints: WebhookEndpointView[] }) {
  const words = texts.endpoints;
  return (
    <LedgerTable caption={words.caption} columns={[words.address, words.told, words.state, words.acts]}>
      <tbody>
        {endpoints.map((endpoint) => (
          <tr key={endpoint.id}>
            <th scope="row" className="min-w-40 break-all">
              {endpoint.url}
            </th>
            <td>{endpoint.kinds.map((kind) => texts.kinds[kind]).join('; ')}</td>
            <td>
              <Tag tone={endpoint.state === 'on' ? 'good' : 'unknown'}>{words.states[endpoint.state]}</Tag>
              {endpoint.waiting === 0 ? null : <p className="text-sm">{words.waiting(endpoint.waiting)}</p>}
              {endpoint.failure === null ? null : <p className="text-sm text-bad">{endpoint.failure}</p>}
              {endpoint.oldSecretUntil === null ? null : (
                <p className="text-sm">
                  {words.oldSecret} <When iso={endpoint.oldSecretUntil} />
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
  const words = texts.deliveries;
  return (
    <LedgerTable
      caption={words.caption}
      columns={[
        words.happened,
        words.kind,
        words.state,
        { figure: words.attempts },
        words.answer,
        words.id,
        words.acts,
      ]}
    >
      <tbody>
        {deliveries.map((delivery) => (
          <tr key={delivery.id}>
            <td>
              <When iso={delivery.happenedAt} />
            </td>
            <td>{texts.kinds[delivery.kind]}</td>
            <td>
              <Tag tone={tones[delivery.state]}>{words.states[delivery.state]}</Tag>
            </td>
            <td className="num">{delivery.attempts}</td>
            <td>{delivery.lastError ?? delivery.status ?? ''}</td>
            <td className="font-mono text-sm break-all">{delivery.eventId}</td>
            <td>{delivery.state === 'waiting' ? null : <Resend deliveryId={delivery.id} />}</td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
