import { useTranslations } from 'next-intl';
import type { OpenRecallNotice } from '@topsteel/domain/api';
import { CopyButton } from '../../ui/copy-button.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Heat } from '../../ui/heat.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Acknowledge } from './notice-actions.tsx';
import { recallReason } from './recall-reason.ts';

type OpenNoticeProps = { notice: OpenRecallNotice; token: string; link: string };

/** A recall as its owner reads it: what to set aside, why, and how to say that it is done. */
export function OpenNoticePage({ notice, token, link }: OpenNoticeProps) {
  const t = useTranslations('recall.notice');
  const formats = useFormats();
  const whole = notice.lots.reduce((total, lot) => total + BigInt(lot.grams), 0n);
  return (
    <div className="grid gap-8">
      <header className="grid gap-2">
        <p className="text-sm text-ink-2">{t('host')}</p>
        <p className="eyebrow">
          {t('title')} · {notice.owner}
        </p>
        <h1>{t('heading', { mass: formats.mass(whole, 't') })}</h1>
        <p>
          {t.rich('byOn', {
            name: notice.issuer.name,
            day: formats.day(notice.recalledAt),
            reason: t(`reasons.${recallReason(notice.reason)}`),
            b: (text) => <strong>{text}</strong>,
          })}
        </p>
      </header>
      <section aria-labelledby="says" className="max-w-prose">
        <h2 id="says">{t('says')}</h2>
        <p className="whitespace-pre-line">{notice.text === '' ? t('noWords') : notice.text}</p>
        <p className="mt-2 text-ink-2">
          {t('contact', {
            who: [notice.issuer.name, notice.issuer.city, notice.issuer.website].filter(Boolean).join(', '),
          })}
        </p>
      </section>
      <section aria-labelledby="yours">
        <h2 id="yours" className="mb-2">
          {t('yours')}
        </h2>
        <LedgerTable
          caption={t('caption')}
          columns={[t('lot'), t('what'), t('heat'), { figure: t('mass') }, t('why')]}
        >
          <tbody>
            {notice.lots.map((lot) => (
              <tr key={lot.lotCode}>
                <th scope="row" className="font-mono whitespace-nowrap">
                  {lot.lotCode}
                </th>
                <td>
                  {lot.product} <span className="text-ink-2">{lot.dimensions}</span>
                </td>
                <td>{lot.heatNumber === null ? '–' : <Heat number={lot.heatNumber} />}</td>
                <td className="num">{formats.mass(lot.grams, 't')}</td>
                <td>
                  {lot.isRecalledItself ? t('itself') : t('made')}{' '}
                  <Link href={`/genealogy/${lot.lotCode}`}>{t('genealogy')}</Link>
                </td>
              </tr>
            ))}
          </tbody>
        </LedgerTable>
      </section>
      <section aria-labelledby="todo" className="max-w-prose">
        <h2 id="todo">{t('steps')}</h2>
        <ol className="list-decimal pl-5">
          {[t('todo.0'), t('todo.1'), t('todo.2'), t('todo.3')].map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      {notice.acknowledgedAt === null ? (
        <Acknowledge token={token} />
      ) : (
        <Notice tone="good">
          {t('done', { name: notice.acknowledgedBy ?? '', day: formats.day(notice.acknowledgedAt) })}
        </Notice>
      )}
      <p className="text-sm text-ink-2">
        {t('until', { day: formats.day(notice.expiresAt) })}{' '}
        <CopyButton text={link} label={t('forward')} done={t('copied')} />
      </p>
    </div>
  );
}
