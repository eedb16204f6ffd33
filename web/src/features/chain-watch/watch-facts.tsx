import type { ChainWatch } from '@topsteel/domain/api';
import { localiseDecimal } from '@topsteel/domain/units';
import { Fact, Facts } from '../../ui/facts.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Notice } from '../../ui/notice.tsx';
import { When } from '../../ui/when.tsx';
import { texts } from './texts.ts';

/** What stops money, or that nothing does. */
export function AlarmNotice({ alarm }: Pick<ChainWatch, 'alarm'>) {
  if (alarm === null) return <Notice tone="good" title={texts.good} />;
  return (
    <Notice tone="bad" title={texts.stopped}>
      <p>{alarm.sentence}</p>
      <p>
        {texts.since} <When iso={alarm.since} />. {alarm.isHeld ? texts.held : texts.passing}
      </p>
    </Notice>
  );
}

/** How far the chain is read and final. */
export function WatchFacts({ watch: { latest, read, final, seenAt } }: { watch: ChainWatch }) {
  const words = texts.facts;
  const number = (block: string | null) => (block === null ? '–' : localiseDecimal(block, 'en'));
  const lag = latest === null || read === null ? 0n : BigInt(latest) - BigInt(read);
  return (
    <section aria-labelledby="facts">
      <h2 id="facts" className="mb-2">
        {words.heading}
      </h2>
      {seenAt === null ? (
        <p>{words.never}</p>
      ) : (
        <Facts>
          <Fact name={words.latest}>{number(latest)}</Fact>
          <Fact name={words.read}>
            {number(read)}
            {lag > 0n ? ` · ${words.lag(localiseDecimal(lag.toString(), 'en'))}` : ''}
          </Fact>
          <Fact name={words.final}>{number(final)}</Fact>
          <Fact name={words.seenAt}>
            <When iso={seenAt} />
          </Fact>
        </Facts>
      )}
    </section>
  );
}

/** What runs less well than it should, and stops nothing. */
export function Warnings({ warnings }: Pick<ChainWatch, 'warnings'>) {
  const words = texts.warnings;
  return (
    <section aria-labelledby="warnings" className="grid gap-2">
      <h2 id="warnings">{words.heading}</h2>
      {warnings.length === 0 ? <p>{words.none}</p> : null}
      {warnings.map(({ name, sentence, since }) => (
        <Notice key={name} tone="attention" live={false}>
          <p>{sentence}</p>
          <p className="text-sm text-ink-2">
            {texts.since} <When iso={since} />
          </p>
        </Notice>
      ))}
    </section>
  );
}

/** Who lifted which alarm, and what was found. */
export function LiftedAlarms({ resumptions }: Pick<ChainWatch, 'resumptions'>) {
  const words = texts.history;
  if (resumptions.length === 0) return <p>{words.none}</p>;
  return (
    <LedgerTable caption={words.heading} columns={words.columns}>
      <tbody>
        {resumptions.map(({ at, actor, alarm, note, mayFollow }) => (
          <tr key={at}>
            <td>
              <When iso={at} />
            </td>
            <td>{actor}</td>
            <td>{alarm}</td>
            <td>
              {note}
              {mayFollow ? ` (${words.followed})` : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
