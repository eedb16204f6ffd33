import type { PactClient } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { ClientActs } from './client-acts.tsx';
import { texts } from './texts.ts';

/** The systems that are let in, with what can be done about each. */
export function ClientTable({ clients }: { clients: PactClient[] }) {
  const words = texts.clients;
  return (
    <LedgerTable
      caption={words.caption}
      columns={[words.name, words.id, words.state, words.used, words.callback, words.acts]}
    >
      <tbody>
        {clients.map((client) => (
          <tr key={client.id}>
            <th scope="row">{client.name}</th>
            <td className="font-mono text-sm">{client.clientId}</td>
            <td>
              <Tag tone={client.state === 'active' ? 'good' : 'unknown'}>{words.states[client.state]}</Tag>
            </td>
            <td>{client.lastUsedAt === null ? words.never : <When iso={client.lastUsedAt} />}</td>
            <td className="min-w-40 break-words">
              {client.callback?.url ?? words.none}
              {client.waitingEvents === 0 ? null : (
                <p className="text-sm text-attention">
                  {words.waiting(client.waitingEvents)}
                  {client.lastError === null ? '' : `: ${client.lastError}`}
                </p>
              )}
            </td>
            <td>{client.state === 'active' ? <ClientActs client={client} /> : null}</td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
