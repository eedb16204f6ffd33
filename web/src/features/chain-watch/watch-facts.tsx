import { useTranslations } from 'next-intl';
import type { ChainWatch } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Notice } from '../../ui/notice.tsx';
import { When } from '../../ui/when.tsx';

/** What stops money, or that nothing does. */
export function AlarmNotice({ alarm }: Pick<ChainWatch, 'alarm'>) {
  const t = useTranslations('chainWatch');
  if (alarm === null) return <Notice tone="good" title={t('good')} />;
  return (
    <Notice tone="bad" title={t('stopped')}>
      <p lang="en">{alarm.sentence}</p>
      <p>
        {t('since')} <When iso={alarm.since} />. {alarm.isHeld ? t('held') : t('passing')}
      </p>
    </Notice>
  );
}

/** How far the chain is read and final. */
export function WatchFacts({ watch: { latest, read, final, seenAt } }: { watch: ChainWatch }) {
  const t = useTranslations('chainWatch');
  const formats = useFormats();
  const number = (block: string | null) => (block === null ? '–' : formats.decimal(block));
  const lag = latest === null || read === null ? 0n : BigInt(latest) - BigInt(read);
  return (
    <section aria-labelledby="facts">
      <h2 id="facts" className="mb-2">
        {t('facts.heading')}
      </h2>
      {seenAt === null ? (
        <p>{t('facts.never')}</p>
      ) : (
        <Facts>
          <Fact name={t('facts.latest')}>{number(latest)}</Fact>
          <Fact name={t('facts.read')}>
            {number(read)}
            {lag > 0n ? ` · ${t('facts.lag', { blocks: formats.decimal(lag.toString()) })}` : ''}
          </Fact>
          <Fact name={t('facts.final')}>{number(final)}</Fact>
          <Fact name={t('facts.seenAt')}>
            <When iso={seenAt} />
          </Fact>
        </Facts>
      )}
    </section>
  );
}

/** What runs less well than it should, and stops nothing. */
export function Warnings({ warnings }: Pick<ChainWatch, 'warnings'>) {
  const t = useTranslations('chainWatch');
  return (
    <section aria-labelledby="warnings" className="grid gap-2">
      <h2 id="warnings">{t('warnings.heading')}</h2>
      {warnings.length === 0 ? <p>{t('warnings.none')}</p> : null}
      {warnings.map(({ name, sentence, since }) => (
        <Notice key={name} tone="attention" live={false}>
          <p lang="en">{sentence}</p>
          <p className="text-sm text-ink-2">
            {t('since')} <When iso={since} />
          </p>
        </Notice>
      ))}
    </section>
  );
}

/** Who lifted which alarm, and what was found. */
export function LiftedAlarms({ resumptions }: Pick<ChainWatch, 'resumptions'>) {
  const t = useTranslations('chainWatch');
  if (resumptions.length === 0) return <p>{t('history.none')}</p>;
  return (
    <LedgerTable
      caption={t('history.heading')}
      columns={[t('history.when'), t('history.by'), t('history.alarm'), t('history.found')]}
    >
      <tbody>
        {resumptions.map(({ at, actor, alarm, note, mayFollow }) => (
          <tr key={at}>
            <td>
              <When iso={at} />
            </td>
            <td>{actor}</td>
            <td lang="en">{alarm}</td>
            <td>
              {note}
              {mayFollow ? ` (${t('history.followed')})` : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
