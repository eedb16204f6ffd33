import { useTranslations } from 'next-intl';
import type { CertificateSummary } from '@topsteel/domain/api';
import { engineText } from '../../ui/engine-text.ts';
import { useFormats, type Formats } from '../../ui/formats.ts';
import { ToneIcon } from '../../ui/icon.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { barPlaces, marginOf, readLimit, type Margin } from './value-margin.ts';

type Value = CertificateSummary['chemistry'][number];
type Row = Omit<Value, 'symbol'> & { name: string };

const TONES = { within: 'good', outside: 'bad', unknown: 'unknown' } as const;
const INKS = { within: 'text-good', outside: 'text-bad', unknown: 'text-ink-3' } as const;
const BAR = { width: 120, height: 14, left: 1 } as const;

/** Certified values beside the limits of the grade, with the margin that is left. */
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
  const t = useTranslations('offer');
  if (rows.length === 0) return <p className="text-ink-2">{t('noValues')}</p>;
  const sources = [
    ...new Set(rows.flatMap(({ limit }) => (limit === null ? [] : [readLimit(limit).source]))),
  ];
  return (
    <>
      <LedgerTable
        caption={caption}
        columns={[
          head,
          { figure: t('columns.value') },
          ...(withUnit ? [t('columns.unit')] : []),
          { figure: t('columns.limits') },
          t('columns.margin'),
          t('columns.result'),
        ]}
      >
        <tbody>
          {rows.map((row) => (
            <ValueRow key={row.name} row={row} withUnit={withUnit} />
          ))}
        </tbody>
      </LedgerTable>
      <LimitSources sources={sources.filter((source) => source !== null)} />
    </>
  );
}

function ValueRow({ row, withUnit }: { row: Row; withUnit: boolean }) {
  const t = useTranslations('offer');
  const formats = useFormats();
  const stated = row.limit === null ? { min: row.min, max: row.max } : readLimit(row.limit);
  const margin = marginOf(row.actual, stated.min, stated.max);
  return (
    <tr>
      <th scope="row">{propertyText(row.name, formats)}</th>
      <td className="num">{decimalOr(row.actual, formats)}</td>
      {withUnit ? <td>{row.unit}</td> : null}
      <td className="num">
        <Limits min={stated.min} max={stated.max} />
      </td>
      <td>
        {margin === undefined ? null : (
          <span className="flex items-center gap-2 whitespace-nowrap">
            <MarginBar margin={margin} isOutside={row.verdict === 'outside'} />
            {t('marginText', { percent: formats.decimal(margin.percent.toString()) })}
          </span>
        )}
      </td>
      <td className={INKS[row.verdict]}>
        <span className="flex items-center gap-1.5 whitespace-nowrap [&_svg]:mt-0">
          <ToneIcon tone={TONES[row.verdict]} />
          {t(`verdicts.${row.verdict}`)}
        </span>
      </td>
    </tr>
  );
}

/** The certificate names its properties in English; the trade's word of the reader's language stands for it. */
const propertyText = (name: string, { language }: Formats): string => {
  const property = name.charAt(0).toLowerCase() + name.slice(1);
  const text = engineText(property, language);
  return text === property ? name : text.charAt(0).toUpperCase() + text.slice(1);
};

const decimalOr = (text: string, formats: Formats): string =>
  /^-?\d+(\.\d+)?$/.test(text) ? formats.decimal(text) : text;

function Limits({ min, max }: { min: string | null; max: string | null }) {
  const t = useTranslations('offer');
  const formats = useFormats();
  if (min !== null && max !== null)
    return t('limit.both', { min: formats.decimal(min), max: formats.decimal(max) });
  if (min !== null) return t('limit.min', { value: formats.decimal(min) });
  if (max !== null) return t('limit.max', { value: formats.decimal(max) });
  return t('noLimit');
}

/** The limits as a band and the value as a tick; the words beside it say the same. */
function MarginBar({ margin, isOutside }: { margin: Margin; isOutside: boolean }) {
  const { from, to, tick } = barPlaces(margin);
  const x = (place: number): number => BAR.left + (place * (BAR.width - 2 * BAR.left)) / 1_000;
  return (
    <svg
      width={BAR.width}
      height={BAR.height}
      viewBox={`0 0 ${String(BAR.width)} ${String(BAR.height)}`}
      aria-hidden="true"
      className="shrink-0 max-sm:w-16"
    >
      <line x1="0" x2={BAR.width} y1="7" y2="7" className="stroke-rule" strokeWidth="1" />
      <rect x={x(from)} width={x(to) - x(from)} y="3" height="8" className="fill-good-soft stroke-good" />
      <line
        x1={x(tick)}
        x2={x(tick)}
        y1="0"
        y2="14"
        className={isOutside ? 'stroke-bad' : 'stroke-ink'}
        strokeWidth="2.5"
      />
    </svg>
  );
}

function LimitSources({ sources }: { sources: readonly string[] }) {
  const t = useTranslations('offer');
  const formats = useFormats();
  const said = sources.map((source) => engineText(source, formats.language));
  return sources.length === 0 ? null : (
    <p className="mt-1 text-sm text-ink-2">{t('limit.source', { sources: formats.list(said) })}</p>
  );
}

/** Chemistry and mechanics of a certificate. */
export function CertifiedValues({ summary }: { summary: CertificateSummary }) {
  const t = useTranslations('offer');
  return (
    <div className="grid items-start gap-10 xl:grid-cols-2">
      <section aria-labelledby="chemistry">
        <h2 id="chemistry" className="mb-2">
          {t('chemistry.heading')}
        </h2>
        <ValueTable
          rows={summary.chemistry.map((value) => ({ ...value, name: value.symbol }))}
          caption={t('chemistry.caption', { unit: summary.chemistry[0]?.unit ?? '%' })}
          head={t('columns.element')}
          withUnit={false}
        />
      </section>
      <section aria-labelledby="mechanics">
        <h2 id="mechanics" className="mb-2">
          {t('mechanics.heading')}
        </h2>
        <ValueTable
          rows={summary.mechanics.map((value) => ({ ...value, name: value.property }))}
          caption={t('mechanics.caption')}
          head={t('columns.property')}
          withUnit
        />
      </section>
    </div>
  );
}
