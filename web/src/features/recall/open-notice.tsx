import type { OpenRecallNotice } from '@topsteel/domain/api';
import { formatTonnes } from '@topsteel/domain/units';
import { Notice } from '../../ui/notice.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Acknowledge } from './notice-actions.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import type { NoticeTexts } from './notice-texts.ts';

type OpenNoticeProps = { notice: OpenRecallNotice; words: NoticeTexts; token: string; link: string };

/** A recall as its owner reads it: what to set aside, why, and how to say that it is done. */
export function OpenNoticePage({ notice, words, token, link }: OpenNoticeProps) {
  const language = words.language === 'fr' ? 'fr' : 'en';
  const day = (iso: string) =>
    new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
      dateStyle: 'long',
      timeZone: 'UTC',
    }).format(new Date(iso));
  const mass = (grams: bigint | string) => formatTonnes(BigInt(grams), language, 3);
  const whole = notice.lots.reduce((total, lot) => total + BigInt(lot.grams), 0n);
  return (
    <div lang={language} className="grid gap-8">
      <header className="grid gap-2">
        <p className="flex flex-wrap justify-between gap-3 text-sm text-ink-2">
          <span>{words.host}</span>
          <a href={`?lang=${words.other.code}`} hrefLang={words.other.code} lang={words.other.code}>
            {words.other.name}
          </a>
        </p>
        <p className="eyebrow">
          {words.title} · {notice.owner}
        </p>
        <h1>{words.heading(mass(whole))}</h1>
        <p>
          {words.by} <strong>{notice.issuer.name}</strong> {words.on} {day(notice.recalledAt)}. {words.reason}
          {language === 'fr' ? '\u00a0' : ''}: {words.reasons[notice.reason]}.
        </p>
      </header>
      <section aria-labelledby="says" className="max-w-prose">
        <h2 id="says">{words.says}</h2>
        <p className="whitespace-pre-line">{notice.text === '' ? words.noWords : notice.text}</p>
        <p className="mt-2 text-ink-2">
          {words.contact}
          {language === 'fr' ? '\u00a0' : ''}:{' '}
          {[notice.issuer.name, notice.issuer.city, notice.issuer.website].filter(Boolean).join(', ')}
        </p>
      </section>
      <section aria-labelledby="yours">
        <h2 id="yours" className="mb-2">
          {words.yours}
        </h2>
        <LedgerTable
          caption={words.caption}
          columns={[words.lot, words.what, words.heat, { figure: words.mass }, words.why]}
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
                <td className="font-mono">{lot.heatNumber ?? '–'}</td>
                <td className="num">{mass(lot.grams)}</td>
                <td>
                  {lot.isRecalledItself ? words.itself : words.made}{' '}
                  <a href={`/genealogy/${lot.lotCode}`}>{words.genealogy}</a>
                </td>
              </tr>
            ))}
          </tbody>
        </LedgerTable>
      </section>
      <section aria-labelledby="todo" className="max-w-prose">
        <h2 id="todo">{words.steps}</h2>
        <ol className="list-decimal pl-5">
          {words.todo.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      {notice.acknowledgedAt === null ? (
        <Acknowledge token={token} language={language} />
      ) : (
        <Notice tone="good">{words.done(notice.acknowledgedBy ?? '', day(notice.acknowledgedAt))}</Notice>
      )}
      <p className="text-sm text-ink-2">
        {words.until} {day(notice.expiresAt)}.{' '}
        <CopyButton text={link} label={words.forward} done={words.copied} />
      </p>
    </div>
  );
}
