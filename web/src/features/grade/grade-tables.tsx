import { useTranslations } from 'next-intl';
import type { Band, BandedLimit } from '@topsteel/domain/conformance';
import { engineText } from '../../ui/engine-text.ts';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import type { TableOfGrade } from './tables-of-grade.ts';

type Row = { name: string; bands: readonly Band[]; clause: string };

/** What one edition of a norm asks of a grade: chemistry, then mechanics by thickness. */
export function GradeTables({ table, grade }: TableOfGrade) {
  const t = useTranslations('grade');
  const formats = useFormats();
  const chemistry: Row[] = [
    ...grade.ladle.map(({ symbol, bands, clause }) => ({ name: symbol, bands, clause })),
    ...limited(t('prop.carbonEquivalent'), grade.carbonEquivalent),
  ];
  const { impact, elongation } = grade;
  const mechanics: Row[] = [
    ...limited(t('prop.yield'), grade.yield),
    ...limited(t('prop.tensile'), grade.tensile),
    ...(elongation === undefined
      ? []
      : [{ name: t('prop.elongation'), bands: elongation.longitudinal, clause: elongation.clause }]),
    ...(impact === undefined
      ? []
      : limited(t('prop.impact', { temperature: formats.decimal(impact.temperatureCelsius) }), impact)),
    ...limited(t('prop.strengthRatio'), grade.strengthRatio),
    ...limited(t('prop.agt'), grade.agt),
  ];
  const id = `${table.norm}-${table.edition}`.replaceAll(' ', '-');
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t('edition', { norm: table.norm, edition: table.edition })}</h2>
      {table.aliases.length === 0 ? null : (
        <p className="text-sm text-ink-2">{t('alsoFor', { norms: formats.list(table.aliases) })}</p>
      )}
      <div className="mt-2 grid items-start gap-8 lg:grid-cols-2">
        <Limits
          caption={t('chemistryOf', { norm: table.norm, edition: table.edition })}
          head={t('element')}
          rows={chemistry}
        />
        <Limits
          caption={t('mechanicsOf', { norm: table.norm, edition: table.edition })}
          head={t('property')}
          rows={mechanics}
        />
      </div>
      {grade.open === undefined ? null : (
        <p className="mt-2 text-sm text-ink-2">
          {t('open', { properties: formats.list(Object.keys(grade.open)) })}
        </p>
      )}
    </section>
  );
}

const limited = (name: string, limit: BandedLimit | undefined): Row[] =>
  limit === undefined ? [] : [{ name, bands: limit.bands, clause: limit.clause }];

function Limits({ caption, head, rows }: { caption: string; head: string; rows: Row[] }) {
  const t = useTranslations('grade');
  const { language } = useFormats();
  if (rows.length === 0) return null;
  return (
    <LedgerTable caption={caption} columns={[head, t('limit'), t('clause')]}>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            <td>
              <Bands bands={row.bands} />
            </td>
            <td className="text-ink-2">{engineText(row.clause, language)}</td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}

/** A limit, or one for each band of thickness. */
function Bands({ bands }: { bands: readonly Band[] }) {
  const t = useTranslations('grade');
  const formats = useFormats();
  const say = ({ min, max }: Band): string =>
    min !== undefined && max !== undefined
      ? t('both', { min: formats.decimal(min), max: formats.decimal(max) })
      : min !== undefined
        ? t('min', { value: formats.decimal(min) })
        : max !== undefined
          ? t('max', { value: formats.decimal(max) })
          : '';
  const [only] = bands;
  if (bands.length === 1 && only !== undefined) return say(only);
  return (
    <ul>
      {bands.map((band) => (
        <li key={band.upToMm}>
          {t(band.isBelow === true ? 'below' : 'upTo', {
            mm: formats.decimal(band.upToMm),
            value: say(band),
          })}
        </li>
      ))}
    </ul>
  );
}
