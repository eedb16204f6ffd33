import { useTranslations } from 'next-intl';
import type { QuoteRequest } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { Countdown } from '../../ui/countdown.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Tag } from '../../ui/tag.tsx';
import { AnswerForm } from './answer-form.tsx';
import type { OwnLot } from './answer-rows.tsx';
import { DeclineForm } from './decline-form.tsx';
import { MessageList } from './message-list.tsx';
import { NeedTable } from './need-table.tsx';
import { requestTones } from './rfq-tones.ts';
import { SentQuotations } from './sent-quotations.tsx';
import { VendorAwards } from './vendor-awards.tsx';

type RequestViewProps = {
  request: QuoteRequest;
  /** Where answers go: the vendor's own route, or that of the link. */
  base: string;
  lots: readonly OwnLot[];
  children?: React.ReactNode;
};

/** A request as the one who was asked sees it: what was accepted, what is wanted, the own answers, the form. */
export function RequestView({ request, base, lots, children }: RequestViewProps) {
  const t = useTranslations('rfq.request');
  const formats = useFormats();
  const country = formats.country(request.buyer.country);
  const buyer = request.buyer.name ?? t('unnamed', { country });
  const [latest] = request.quotations;
  const isAccepted = request.awards.length > 0;
  return (
    <div className="grid gap-8">
      <PageTitle
        eyebrow={request.number}
        title={
          <>
            {request.title} <Tag tone={requestTones[request.state]}>{t(`states.${request.state}`)}</Tag>
          </>
        }
      >
        {t('from', { buyer })}{' '}
        {request.state === 'open' ? (
          <>
            {t('left')} <Countdown until={request.answersBy} ended={t('over')} />
          </>
        ) : null}
      </PageTitle>
      {request.declined === null ? null : (
        <Notice tone="info" live={false}>
          <p>
            {t('declined')} {request.declined.reason}
          </p>
        </Notice>
      )}
      {children}
      <VendorAwards request={request} base={base} lots={lots} />
      <NeedTable need={request} files={`${base}/files`} />
      {latest === undefined ? null : <SentQuotations request={request} base={base} />}
      {request.state === 'open' ? (
        <section aria-labelledby="answer" className="grid gap-4">
          <h2 id="answer">{latest === undefined ? t('answer') : t('answerAgain')}</h2>
          <p className="max-w-prose text-ink-2">{t('apart')}</p>
          <AnswerForm key={latest?.id ?? 'first'} request={request} base={base} lots={lots} />
          {isAccepted ? null : <DeclineForm base={base} />}
        </section>
      ) : null}
      <section aria-labelledby="messages" className="grid gap-3">
        <h2 id="messages">{t('messages')}</h2>
        <MessageList
          side="vendor"
          other={buyer}
          messages={request.messages}
          name="buyer"
          path={`${base}/messages`}
        />
      </section>
    </div>
  );
}
