import { useTranslations } from 'next-intl';
import type { PactClient } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { ClientActs } from './client-acts.tsx';

/** The systems that are let in, with what can be done about each. */
export function ClientTable({ clients }: { clients: PactClient[] }) {
  const t = useTranslations('carbon.clients');
  return (
    <LedgerTable
      caption={t('caption')}
      columns={[t('name'), t('id'), t('state'), t('used'), t('callback'), t('acts')]}
    >
      <tbody>
        {clients.map((client) => (
          <tr key={client.id}>
            <th scope="row">{client.name}</th>
            <td className="font-mono text-sm">{client.clientId}</td>
            <td>
              <Tag tone={client.state === 'active' ? 'good' : 'unknown'}>{t(`states.${client.state}`)}</Tag>
            </td>
            <td>{client.lastUsedAt === null ? t('never') : <When iso={client.lastUsedAt} />}</td>
            <td className="min-w-40 break-words">
              {client.callback?.url ?? t('none')}
              {client.waitingEvents === 0 ? null : (
                <p className="text-sm text-attention">
                  {t('waiting', { count: client.waitingEvents })}
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
