import { useTranslations } from 'next-intl';
import type { Dispute } from '@topsteel/domain/api';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Money } from '../../ui/money.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { AddFile, SayForm, WithdrawButton } from './claim-acts.tsx';
import { disputeTones, isDisputeOpen } from './claim-tones.ts';

/** One dispute: its state and clock, what was said and shown, the decision, and what can be done now. */
export function DisputePanel({ dispute }: { dispute: Dispute }) {
  const t = useTranslations('claim');
  const isOpen = isDisputeOpen(dispute.state);
  const id = `dispute-${dispute.id}`;
  return (
    <section aria-labelledby={id} className="panel grid gap-4">
      <div className="flex flex-wrap items-baseline gap-3">
        <h2 id={id}>{t('dispute.title', { number: dispute.number })}</h2>
        <Tag tone={disputeTones[dispute.state]}>{t(`disputeStates.${dispute.state}`)}</Tag>
      </div>
      {isOpen ? (
        <Notice tone="hot" live={false}>
          {t('dispute.held')}
        </Notice>
      ) : null}
      <Facts>
        <Fact name={t('list.about')}>{t(`disputeKinds.${dispute.kind}`)}</Fact>
        <Fact name={t('dispute.openedBy')}>
          {dispute.openedBy === dispute.mine ? t('sides.you') : t(`sides.${dispute.openedBy}`)},{' '}
          <When iso={dispute.createdAt} />
        </Fact>
        {dispute.claimedMinor === null ? null : (
          <Fact name={t('dispute.claimed')}>
            <Money minor={dispute.claimedMinor} currency={dispute.currency} />
          </Fact>
        )}
        {dispute.state === 'open' ? (
          <Fact name={t('list.until')}>
            <strong>
              <When iso={dispute.answerBefore} />
            </strong>
          </Fact>
        ) : null}
        {dispute.outcome === null ? null : (
          <Fact name={t('list.outcome')}>{t(`disputeOutcomes.${dispute.outcome}`)}</Fact>
        )}
        {dispute.refundMinor === null ? null : (
          <Fact name={t('dispute.refund')}>
            <Money minor={dispute.refundMinor} currency={dispute.currency} />
          </Fact>
        )}
        {dispute.decision === null ? null : <Fact name={t('dispute.decision')}>{dispute.decision}</Fact>}
      </Facts>
      <p className="max-w-prose whitespace-pre-line">{dispute.statement}</p>
      <Messages dispute={dispute} />
      {isOpen && dispute.mine !== 'none' ? (
        <div className="grid gap-6 md:grid-cols-2">
          <SayForm id={dispute.id} />
          <AddFile
            id={dispute.id}
            path={`/v2/disputes/${dispute.id}/evidence`}
            label={t('dispute.evidence')}
            hint={t('dispute.evidenceHint')}
          />
        </div>
      ) : null}
      {isOpen && dispute.openedBy === dispute.mine ? (
        <WithdrawButton
          path={`/v2/disputes/${dispute.id}/withdrawal`}
          label={t('dispute.withdraw')}
          cost={t('dispute.withdrawHint')}
        />
      ) : null}
    </section>
  );
}

function Messages({ dispute }: { dispute: Dispute }) {
  const t = useTranslations('claim');
  if (dispute.messages.length === 0) return null;
  return (
    <div>
      <h3 className="mb-1">{t('dispute.messages')}</h3>
      <ol className="border-t border-rule">
        {dispute.messages.map((message, index) => (
          <li key={index} className="grid gap-1 border-b border-rule py-2">
            <p className="text-sm text-ink-2">
              <strong>{message.side === dispute.mine ? t('sides.you') : t(`sides.${message.side}`)}</strong> ·{' '}
              {message.author} · <When iso={message.at} />
            </p>
            {message.file === null ? (
              <p className="max-w-prose whitespace-pre-line">{message.text}</p>
            ) : (
              <a href={`/v2/disputes/${dispute.id}/evidence/${message.file.id}`}>{message.file.name}</a>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
