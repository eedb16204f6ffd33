import { useTranslations } from 'next-intl';
import type { InvoiceView } from '@topsteel/domain/api';
import type { Tone } from '../../ui/icon.tsx';
import { Money } from '../../ui/money.tsx';
import { Steps } from '../../ui/steps.tsx';
import { Tag } from '../../ui/tag.tsx';

type Status = InvoiceView['statuses'][number];

const BAD: ReadonlySet<Status['code']> = new Set(['207', '208', '210', '213']);
const GOOD: ReadonlySet<Status['code']> = new Set(['205', '212']);
const toneOf = (code: Status['code']): Tone => (BAD.has(code) ? 'bad' : GOOD.has(code) ? 'good' : 'info');

/** The last word of the lifecycle, with its code and the reason that was given. */
export function InvoiceStatus({ invoice: { statuses, transmissionError } }: { invoice: InvoiceView }) {
  const t = useTranslations('invoice');
  const last = statuses.at(-1);
  if (last === undefined) {
    return (
      <>
        <Tag tone="unknown">{t('waiting')}</Tag>
        {transmissionError === null ? null : <p lang="en">{transmissionError}</p>}
      </>
    );
  }
  return (
    <>
      <Tag tone={toneOf(last.code)}>{t(`lifecycle.${last.code}`)}</Tag>{' '}
      <span className="text-ink-2">{last.code}</span>
      {last.reason === null ? null : <p>{last.reason}</p>}
    </>
  );
}

/** Every word of the lifecycle in its order, with codes of the French reform. */
export function InvoiceLifecycle({ invoice }: { invoice: InvoiceView }) {
  const t = useTranslations('invoice');
  return (
    <section aria-labelledby="lifecycle" className="grid gap-2">
      <h2 id="lifecycle">{t('lifecycleHeading')}</h2>
      {invoice.statuses.length === 0 ? <p>{t('waitingHint')}</p> : null}
      {invoice.transmissionError === null ? null : (
        <p className="text-bad" lang="en">
          {invoice.transmissionError}
        </p>
      )}
      <Steps
        label={t('lifecycleHeading')}
        steps={invoice.statuses.map((status, index) => ({
          name: `${t(`lifecycle.${status.code}`)} (${status.code})`,
          state: BAD.has(status.code) ? 'failed' : index === invoice.statuses.length - 1 ? 'now' : 'done',
          at: status.at,
          ...(status.reason === null && status.amountMinor === null
            ? {}
            : {
                detail: (
                  <>
                    {status.amountMinor === null ? null : (
                      <Money minor={status.amountMinor} currency={invoice.paidCurrency} />
                    )}{' '}
                    {status.reason}
                  </>
                ),
              }),
        }))}
      />
    </section>
  );
}
