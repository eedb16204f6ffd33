import { useTranslations } from 'next-intl';
import type { Dispute } from '@topsteel/domain/api';
import { Fact, Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Money } from '../../ui/money.tsx';
import { Notice } from '../../ui/notice.tsx';
import { When } from '../../ui/when.tsx';

/** What is claimed, what was said and shown, and how it ended. */
export function DisputeWords({ dispute }: { dispute: Dispute }) {
  const t = useTranslations('vendorClaim');
  const formats = useFormats();
  return (
    <>
      {dispute.state === 'open' ? (
        <Notice tone="attention" title={t('whoseMove')}>
          {t('untilThen', { day: formats.instant(dispute.answerBefore) })}
        </Notice>
      ) : null}
      {dispute.outcome === null ? null : (
        <Notice tone="info" title={t(`outcomes.${dispute.outcome}`)}>
          {dispute.decision}
        </Notice>
      )}
      <Facts>
        <Fact name={t('opened')}>
          <When iso={dispute.createdAt} />
        </Fact>
        <Fact name={t('claimed')}>
          {dispute.claimedMinor === null ? (
            t('noAmount')
          ) : (
            <Money minor={dispute.claimedMinor} currency={dispute.currency} />
          )}
        </Fact>
        {dispute.refundMinor === null ? null : (
          <Fact name={t('refunded')}>
            <Money minor={dispute.refundMinor} currency={dispute.currency} />
          </Fact>
        )}
      </Facts>
      <section aria-labelledby="statement">
        <h2 id="statement">{t('statement')}</h2>
        <p className="whitespace-pre-line">{dispute.statement}</p>
      </section>
      {dispute.messages.length === 0 ? null : (
        <section aria-labelledby="said">
          <h2 id="said" className="mb-2">
            {t('said')}
          </h2>
          <ol className="grid gap-0 border-t border-rule">
            {dispute.messages.map((message) => (
              <li key={message.at + message.text} className="border-b border-rule py-2">
                <p className="text-sm text-ink-2">
                  <strong className="text-ink">{t(`sides.${message.side}`)}</strong> {message.author},{' '}
                  <When iso={message.at} />
                </p>
                <p className="whitespace-pre-line">{message.text}</p>
                {message.file === null ? null : (
                  <a
                    href={`/v2/disputes/${dispute.id}/evidence/${message.file.id}`}
                    target="_blank"
                    rel="noreferrer"
                  >
                    {message.file.name}
                  </a>
                )}
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
