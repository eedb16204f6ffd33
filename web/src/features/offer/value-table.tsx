import type { CertificateSummary } from '@topsteel/domain/api';
import { ToneIcon } from '../../ui/icon.tsx';
import { ScrollTable } from '../../ui/scroll-table.tsx';
import { texts } from './texts.ts';

type Row = {
  name: string;
  actual: string;
  unit: string;
  min: string | null;
  max: string | null;
  verdict: Verdict;
  limit: string | null;
};
type Verdict = CertificateSummary['chemistry'][number]['verdict'];

const TONES = { within: 'good', outside: 'bad', unknown: 'unknown' } as const;
const INKS = { within: 'text-good', outside: 'text-bad', unknown: 'text-ink-3' } as const;

/** Limits in words: one-sided limits keep their sign. */
function limitsText(min: string | null, max: string | null): string {
  if (min !== null && max !== null) return `${min} to ${max}`;
  if (min !== null) return `min ${min}`;
  if (max !== null) return `max ${max}`;
  return texts.noLimit;
}

/** Certified values beside the limits of the grade. */
export function ValueTable({
  rows,
  caption,
  head,
  withUnit,
}: {
  rows: Row[];
  caption: string;
  head: string;
  withUnit: boolean;
}) {
  if (rows.length === 0) return <p className="text-ink-2">{texts.noValues}</p>;
  return (
    <ScrollTable label={caption}>
      <table className="ledger">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" className="num">
              {texts.columns.value}
            </th>
            {withUnit ? <th scope="col">{texts.columns.unit}</th> : null}
            <th scope="col" className="num">
              {texts.columns.limits}
            </th>
            <th scope="col">{texts.columns.result}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td className="num">{row.actual}</td>
              {withUnit ? <td>{row.unit}</td> : null}
              <td className="text-right">{row.limit ?? limitsText(row.min, row.max)}</td>
              <td className={INKS[row.verdict]}>
                <span className="flex items-center gap-1.5 [&_svg]:mt-0 whitespace-nowrap">
                  <ToneIcon tone={TONES[row.verdict]} />
                  {texts.verdicts[row.verdict]}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollTable>
  );
}

/** Chemistry and mechanics of a certificate. */
export function CertifiedValues({ summary }: { summary: CertificateSummary }) {
  return (
    <div className="grid items-start gap-10 xl:grid-cols-2">
      <section aria-labelledby="chemistry">
        <h2 id="chemistry" className="mb-2">
          {texts.chemistry.heading}
        </h2>
        <ValueTable
          rows={summary.chemistry.map((value) => ({ ...value, name: value.symbol }))}
          caption={texts.chemistry.caption(summary.chemistry[0]?.unit ?? '%')}
          head={texts.columns.element}
          withUnit={false}
        />
      </section>
      <section aria-labelledby="mechanics">
        <h2 id="mechanics" className="mb-2">
          {texts.mechanics.heading}
        </h2>
        <ValueTable
          rows={summary.mechanics.map((value) => ({ ...value, name: value.property }))}
          caption={texts.mechanics.caption}
          head={texts.columns.property}
          withUnit
        />
      </section>
    </div>
  );
}
