import { useTranslations } from 'next-intl';
import type { Rfq, RfqRecipient } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { MessageList } from './message-list.tsx';
import { recipientTones, standingTones } from './rfq-tones.ts';

/** Those who were asked: how they stand, every version of what they quoted, and what was said. */
export function RecipientList({ rfq }: { rfq: Rfq }) {
  const t = useTranslations('rfq.recipients');
  return (
    <section aria-labelledby="vendors" className="grid gap-3">
      <h2 id="vendors">{t('title')}</h2>
      {rfq.recipients.length === 0 ? <p className="text-ink-2">{t('none')}</p> : null}
      <ul className="border-t border-rule">
        {rfq.recipients.map((recipient) => (
          <li key={recipient.id} id={`vendor-${recipient.id}`} className="border-b border-rule py-3">
            <Recipient rfq={rfq} recipient={recipient} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Recipient({ rfq, recipient }: { rfq: Rfq; recipient: RfqRecipient }) {
  const t = useTranslations('rfq.recipients');
  const { quotations, messages, declined } = recipient;
  const isOpen = rfq.state === 'sent' || rfq.state === 'closed';
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <strong>{recipient.name}</strong>
        <Tag tone={recipientTones[recipient.state]}>{t(`states.${recipient.state}`)}</Tag>
        {recipient.email === null ? null : (
          <span className="text-ink-2">
            {recipient.email} {recipient.organisationId === null ? t('noAccount') : ''}
          </span>
        )}
      </p>
      {declined === null ? null : (
        <p>
          {t('declined')} {declined.reason}
        </p>
      )}
      {quotations.length === 0 ? null : <Versions rfq={rfq} recipient={recipient} />}
      {isOpen ? (
        <details>
          <summary>{t('messages', { count: messages.length })}</summary>
          <div className="mt-2">
            <MessageList
              side="buyer"
              other={recipient.name}
              messages={messages}
              name={recipient.id}
              path={`/v2/rfqs/${rfq.id}/recipients/${recipient.id}/messages`}
            />
          </div>
        </details>
      ) : null}
    </div>
  );
}

function Versions({ rfq, recipient }: { rfq: Rfq; recipient: RfqRecipient }) {
  const t = useTranslations('rfq.recipients');
  return (
    <LedgerTable
      caption={t('versions', { name: recipient.name })}
      isCaptionHidden
      columns={[
        t('version'),
        t('sent'),
        { figure: t('total'), unit: rfq.currency },
        t('validUntil'),
        t('terms'),
        t('standing'),
      ]}
    >
      <tbody>
        {recipient.quotations.map((one) => (
          <tr key={one.id}>
            <th scope="row">{one.version}</th>
            <td>
              <When iso={one.sentAt} />
              <div className="text-ink-2">{one.sentBy}</div>
            </td>
            <td className="num">
              <Money minor={one.totalMinor} currency={rfq.currency} bare />
            </td>
            <td>
              <When iso={one.validUntil} />
            </td>
            <td className="min-w-40">
              {one.paymentTerms ?? '–'}
              {one.note === null ? null : <div className="text-ink-2">{one.note}</div>}
            </td>
            <td>
              <Tag tone={standingTones[one.standing]}>{t(`standings.${one.standing}`)}</Tag>
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
