import { getTranslations } from 'next-intl/server';
import type { Rfq } from '@topsteel/domain/api';
import { Countdown } from '../../ui/countdown.tsx';
import { Link } from '../../ui/link.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Tag } from '../../ui/tag.tsx';
import { AwardList } from './award-list.tsx';
import { CompareRows } from './compare-rows.tsx';
import { FilesOfDraft } from './files-of-draft.tsx';
import { NeedTable } from './need-table.tsx';
import { RecipientList } from './recipient-list.tsx';
import { RfqAct } from './rfq-act.tsx';
import { rfqTones } from './rfq-tones.ts';
import { rfqSorts, type RfqSort } from './sort-quoted.ts';

/** A request as its buyer sees it: what is next, what was accepted, the answers side by side, the need, the vendors. */
export async function RfqView({ rfq, sort }: { rfq: Rfq; sort: RfqSort }) {
  const t = await getTranslations('rfq.view');
  const answered = rfq.recipients.filter(({ quotations }) => quotations.length > 0).length;
  return (
    <div className="grid gap-8">
      <PageTitle
        eyebrow={rfq.number}
        title={
          <>
            {rfq.title} <Tag tone={rfqTones[rfq.state]}>{t(`states.${rfq.state}`)}</Tag>
          </>
        }
        actions={<Acts rfq={rfq} />}
      >
        {rfq.state === 'draft' ? t('draft') : null}
        {rfq.isAnswerable ? (
          <>
            {t('waiting', { answered, asked: rfq.recipients.length })}{' '}
            <Countdown until={rfq.answersBy} ended={t('answersClosed')} />
          </>
        ) : null}
        {rfq.state === 'sent' && !rfq.isAnswerable
          ? t('due', { answered, asked: rfq.recipients.length })
          : null}
      </PageTitle>
      <AwardList rfq={rfq} />
      {rfq.state === 'draft' ? null : (
        <section aria-labelledby="compare" className="grid gap-4">
          <h2 id="compare">{t('compare')}</h2>
          {answered === 0 ? (
            <p className="text-ink-2">{t('nothingYet')}</p>
          ) : (
            <>
              <Tabs
                label={t('sort')}
                tabs={rfqSorts.map((one) => ({
                  href: `/rfq/${rfq.id}${one === 'price' ? '' : `?sort=${one}`}`,
                  name: t(`sorts.${one}`),
                  isHere: one === sort,
                }))}
              />
              <CompareRows rfq={rfq} sort={sort} />
            </>
          )}
        </section>
      )}
      <NeedTable need={rfq} files={`/v2/rfqs/${rfq.id}/files`} />
      {rfq.state === 'draft' ? <FilesOfDraft id={rfq.id} /> : null}
      <RecipientList rfq={rfq} />
    </div>
  );
}

async function Acts({ rfq }: { rfq: Rfq }) {
  const t = await getTranslations('rfq.view');
  const base = `/v2/rfqs/${rfq.id}`;
  const given = rfq.recipients.some(({ awards }) => awards.length > 0);
  return (
    <>
      {rfq.state === 'draft' ? (
        <>
          {rfq.recipients.length === 0 ? null : (
            <RfqAct
              label={t('send', { count: rfq.recipients.length })}
              title={t('sendTitle')}
              verb={t('send', { count: rfq.recipients.length })}
              path={`${base}/sending`}
              isMain
            >
              {rfq.isBuyerNamed ? t('sendNamed') : t('sendUnnamed')}
            </RfqAct>
          )}
          <Link href={`/rfq/new?draft=${rfq.id}`} className="button button-quiet">
            {t('change')}
          </Link>
        </>
      ) : (
        <Link href={`/rfq/new?from=${rfq.id}`} className="button button-quiet">
          {t('again')}
        </Link>
      )}
      {rfq.state === 'sent' && given ? (
        <RfqAct label={t('close')} title={t('closeTitle')} verb={t('close')} path={`${base}/closing`}>
          {t('closeText')}
        </RfqAct>
      ) : null}
      {(rfq.state === 'sent' || rfq.state === 'draft') && !given ? (
        <RfqAct
          label={t('cancel')}
          title={t('cancelTitle')}
          verb={t('cancel')}
          path={`${base}/cancellation`}
          isDanger
        >
          {t('cancelText')}
        </RfqAct>
      ) : null}
    </>
  );
}
