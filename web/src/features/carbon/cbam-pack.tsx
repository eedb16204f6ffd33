import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import type { cbamReport } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Mass } from '../../ui/mass.tsx';
import { Notice } from '../../ui/notice.tsx';
import { When } from '../../ui/when.tsx';
import { CarbonMass } from './carbon-mass.tsx';
import { deadlinesOf } from './periods.ts';

type Report = z.infer<typeof cbamReport>;

/** What an importer needs for CBAM: the goods with their direct emissions, the threshold, what is due when, the files. */
export function CbamPack({ report, today }: { report: Report; today: string }) {
  const t = useTranslations('carbon.cbam');
  const formats = useFormats();
  const rows = report.rows.filter(({ isUnderCbam }) => isUnderCbam);
  const { totals } = report;
  const period = `from=${report.from}&to=${report.to}`;
  return (
    <section aria-labelledby="cbam" className="grid gap-4">
      <div>
        <h2 id="cbam" className="mb-2">
          {t('heading')}
        </h2>
        <p className="max-w-prose text-ink-2">{t('intro')}</p>
      </div>
      {rows.length === 0 ? <p>{t('none')}</p> : <CbamTable rows={rows} totals={totals} />}
      {totals.rowsWithoutFigure === 0 ? null : (
        <Notice tone="attention" live={false}>
          {t('missing', { count: totals.rowsWithoutFigure })}
        </Notice>
      )}
      {totals.yearsAboveThreshold.length === 0 ? (
        <p className="text-ink-2">
          {t('threshold', {
            mass: formats.mass(totals.underCbamMassGrams, 't'),
            threshold: formats.mass(totals.thresholdGrams, 't'),
          })}
        </p>
      ) : (
        <Notice tone="attention" live={false}>
          {t('above', { years: formats.list(totals.yearsAboveThreshold.map(String)) })}
        </Notice>
      )}
      <LedgerTable caption={t('deadlines')} columns={[t('due'), t('what')]}>
        <tbody>
          {deadlinesOf(Number(report.to.slice(0, 4)), today).map(({ duty, year, on }) => (
            <tr key={duty}>
              <th scope="row">
                <When iso={on} dayOnly />
              </th>
              <td>{t(duty, { year: String(year) })}</td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
      <div className="flex flex-wrap gap-3">
        <a className="button button-quiet" href={`/v2/carbon/cbam?${period}&format=csv`}>
          {t('csv')}
        </a>
        <a
          className="button button-quiet"
          href={`/v2/carbon/cbam?${period}`}
          download={`cbam-${report.from}-${report.to}.json`}
        >
          {t('json')}
        </a>
      </div>
      <p className="text-sm text-ink-2">
        {t('law')} {t('defaults', { edition: report.defaultsEdition })}
      </p>
    </section>
  );
}

function CbamTable({ rows, totals }: Pick<Report, 'rows' | 'totals'>) {
  const t = useTranslations('carbon.cbam');
  const formats = useFormats();
  return (
    <LedgerTable
      caption={t('caption')}
      columns={[
        t('goods'),
        t('cn'),
        t('country'),
        { figure: t('mass') },
        { figure: t('direct') },
        { figure: t('emissions') },
        t('source'),
      ]}
    >
      <tbody>
        {rows.map((row) => (
          <tr key={row.orderNumber}>
            <th scope="row" className="min-w-40">
              {row.goods}
              <div className="text-ink-2">{row.orderNumber}</div>
            </th>
            <td className="font-mono">{row.cn ?? '–'}</td>
            <td>{formats.country(row.country)}</td>
            <td className="num">
              <Mass grams={row.netMassGrams} bare />
            </td>
            <td className="num">
              {row.directGramsPerTonne === null ? '–' : <CarbonMass grams={row.directGramsPerTonne} />}
            </td>
            <td className="num">
              {row.directEmissionsGrams === null ? '–' : <CarbonMass grams={row.directEmissionsGrams} />}
            </td>
            <td>
              {row.source === 'default' && row.markUpPercent !== null
                ? t('markUp', { percent: formats.decimal(String(row.markUpPercent)) })
                : t(`sources.${row.source}`)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {t('total')}
          </th>
          <td className="num">
            <Mass grams={totals.underCbamMassGrams} bare />
          </td>
          <td />
          <td className="num">
            <CarbonMass grams={totals.directEmissionsGrams} />
          </td>
          <td />
        </tr>
      </tfoot>
    </LedgerTable>
  );
}
