import { localiseLines } from '@topsteel/domain/verdict';
import { useTranslations } from 'next-intl';
import { engineText } from '../../ui/engine-text.ts';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Notice } from '../../ui/notice.tsx';
import { MarginBar } from './margin-bar.tsx';
import { percentText, readLimits, readMargin } from './read-margin.ts';
import type { PassportSubject } from './read-passport.ts';
import { unitNames } from './units.ts';

type Claim = NonNullable<PassportSubject['conformityClaim']>[number];

/** What is claimed of the grade, value by value, each in its limits with the margin that is left. */
export function ConformityTable({ claim }: { claim: Claim | undefined }) {
  const t = useTranslations('passport.conformity');
  if (claim === undefined) return <p className="text-ink-2">{t('none')}</p>;
  const values = claim.declaredValue ?? [];
  const norm = claim.referenceStandard?.name ?? '';
  return (
    <div className="grid gap-3">
      <Notice
        tone={claim.conformance ? 'good' : 'bad'}
        live={false}
        title={claim.conformance ? t('meets', { norm, count: values.length }) : t('fails', { norm })}
      />
      <LedgerTable
        caption={t('caption')}
        columns={[
          t('property'),
          { figure: t('value') },
          t('unit'),
          t('limit'),
          t('picture'),
          { figure: t('margin') },
          t('source'),
        ]}
      >
        <tbody>
          {values.map((value, index) => (
            <ValueRow key={`${value.metricName}-${String(index)}`} value={value} />
          ))}
        </tbody>
      </LedgerTable>
    </div>
  );
}

function ValueRow({ value }: { value: NonNullable<Claim['declaredValue']>[number] }) {
  const t = useTranslations('passport.conformity');
  const formats = useFormats();
  const { metricName, metricValue, score = '' } = value;
  const limits = readLimits(score);
  const margin = readMargin(String(metricValue.value), limits);
  const [said] = localiseLines(
    [{ question: 'conformance', params: { property: lowered(metricName), limit: withoutSource(score) } }],
    formats.language,
  );
  return (
    <tr>
      <th scope="row">{capital(said?.params.property ?? metricName)}</th>
      <td className="num">{formats.decimal(String(metricValue.value))}</td>
      <td>{unitNames[metricValue.unit] ?? metricValue.unit}</td>
      <td className="whitespace-nowrap">{said?.params.limit}</td>
      <td>{margin === undefined ? null : <MarginBar margin={margin} />}</td>
      <td className="num">
        {margin === undefined ? null : margin.permille < 0n ? (
          <b className="text-bad">{`${formats.decimal(percentText(margin.permille))} ${t('outside')}`}</b>
        ) : (
          formats.decimal(percentText(margin.permille))
        )}
      </td>
      <td className="text-ink-2">{engineText(limits.source ?? '', formats.language)}</td>
    </tr>
  );
}

const withoutSource = (text: string): string => text.replace(/\s*\([^()]*\)\s*$/, '');
/** The engine's words are written small; symbols of elements keep their letters. */
const lowered = (text: string): string =>
  /^[A-Z][a-z]{3,}/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
