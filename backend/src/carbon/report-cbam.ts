import { Injectable } from '@nestjs/common';
import { certificateSummary, type CbamReport, type CbamRow, type PeriodQuery } from '@topsteel/domain/api';
import {
  CBAM_DEFAULTS_EDITION,
  CBAM_DEFAULTS_SOURCE,
  CBAM_THRESHOLD_GRAMS,
  cbamFigures,
  cnHeadingOf,
  csvOf,
  findCbamDefault,
  isUnderCbam,
  tonnesPerTonneText,
} from '@topsteel/domain/carbon';
import { formatScaled, mulDivHalfUp } from '@topsteel/domain/units';
import { periodOf } from './period-of.ts';
import { ReadPurchases, type ReceivedGoods } from './read-purchases.ts';

const NOTE =
  'Informational, not a declaration. The CN code and the country of origin are the importer’s to establish; the country of melt stands in for the origin. Actual values count only when they are verified; self-declared ones are shown beside and the default value is used.';
const FIRST_YEAR = 2026;
const GRAMS_PER_TONNE = 1_000_000n;

/** What a buyer received as an importer into the Union needs it: specific embedded emissions, actual or default. */
@Injectable()
export class ReportCbam {
  constructor(private readonly purchases: ReadPurchases) {}

  async run(buyerId: string, query: PeriodQuery): Promise<CbamReport> {
    const period = periodOf(query);
    const rows = (await this.purchases.received(buyerId, period)).map(cbamRowOf);
    const under = rows.filter((row) => row.isUnderCbam);
    const sum = (chosen: readonly CbamRow[], figure: 'netMassGrams' | 'directEmissionsGrams'): string =>
      chosen.reduce((total, row) => total + BigInt(row[figure] ?? '0'), 0n).toString();
    return {
      note: NOTE,
      from: period.fromDay,
      to: period.toDay,
      defaultsEdition: CBAM_DEFAULTS_EDITION,
      defaultsSource: CBAM_DEFAULTS_SOURCE,
      rows,
      totals: {
        massGrams: sum(rows, 'netMassGrams'),
        underCbamMassGrams: sum(under, 'netMassGrams'),
        directEmissionsGrams: sum(under, 'directEmissionsGrams'),
        rowsWithoutFigure: under.filter(({ source }) => source === 'none').length,
        thresholdGrams: CBAM_THRESHOLD_GRAMS.toString(),
        yearsAboveThreshold: yearsAbove(under),
      },
    };
  }
}

/** One receipt as a row. Exported for its own test. */
export function cbamRowOf({ row, lot, statement }: ReceivedGoods): CbamRow {
  const { form } = certificateSummary.parse(lot.certificate.summary);
  const declared = cbamFigures.safeParse(statement?.cbam).data ?? null;
  const heading = cnHeadingOf(form);
  const cn = declared?.cn ?? heading;
  const country = lot.countryOfMelt;
  const isVerified = (statement?.verifiedAt ?? null) !== null;
  const year = row.received_at.getUTCFullYear();
  const isUnder = isUnderCbam(country);
  const standard = isUnder && cn !== null && year >= FIRST_YEAR ? findCbamDefault(cn, country, year) : null;
  const actual = declared && isVerified ? declared : null;
  const direct = actual ? BigInt(actual.directGramsPerTonne) : (standard?.markedUpGramsPerTonne ?? null);
  return {
    orderNumber: row.number,
    receivedAt: row.received_at.toISOString(),
    cn,
    cnSource: declared ? 'declared' : heading === null ? 'none' : 'form',
    goods: row.description,
    country,
    isUnderCbam: isUnder,
    netMassGrams: row.mass_grams.toString(),
    source: actual ? 'actual' : standard ? 'default' : 'none',
    directGramsPerTonne: direct?.toString() ?? null,
    indirectGramsPerTonne: actual?.indirectGramsPerTonne ?? null,
    directEmissionsGrams:
      direct === null ? null : mulDivHalfUp(row.mass_grams, direct, GRAMS_PER_TONNE).toString(),
    markUpPercent: actual ? null : (standard?.markUpPercent ?? null),
    routeLetter: actual ? null : (standard?.routeLetter ?? null),
    installation: declared?.installation ?? null,
    declaredDirectGramsPerTonne: declared?.directGramsPerTonne ?? null,
    declaredAssurance: declared ? (isVerified ? 'verified' : 'self-declared') : null,
    carbonPriceDueMinorPerTonne: declared?.carbonPriceDue?.amountMinorPerTonne ?? null,
    carbonPriceCurrency: declared?.carbonPriceDue?.currency ?? null,
  };
}

function yearsAbove(rows: readonly CbamRow[]): number[] {
  const masses = new Map<number, bigint>();
  for (const { receivedAt, netMassGrams } of rows) {
    const year = Number(receivedAt.slice(0, 4));
    masses.set(year, (masses.get(year) ?? 0n) + BigInt(netMassGrams));
  }
  return [...masses].filter(([, grams]) => grams > CBAM_THRESHOLD_GRAMS).map(([year]) => year);
}

const header = [
  'order',
  'received',
  'cn_code',
  'cn_source',
  'goods',
  'country_of_melt',
  'under_cbam',
  'net_mass_t',
  'see_source',
  'see_direct_t_per_t',
  'see_indirect_t_per_t',
  'direct_emissions_t',
  'mark_up_percent',
  'route_letter',
  'installation',
  'declared_direct_t_per_t',
  'declared_assurance',
  'carbon_price_due_minor_per_t',
  'carbon_price_currency',
];

/** The report as a table: one line a receipt and a line with the totals, which add up to the gram. */
export function cbamCsv(report: CbamReport): string {
  const tonnes = (grams: string | null): string => (grams === null ? '' : formatScaled(BigInt(grams), 6));
  const intensity = (grams: string | null): string =>
    grams === null ? '' : tonnesPerTonneText(BigInt(grams));
  const lines = report.rows.map((row) => [
    row.orderNumber,
    row.receivedAt.slice(0, 10),
    row.cn ?? '',
    row.cnSource,
    row.goods,
    row.country,
    row.isUnderCbam ? 'yes' : 'no',
    tonnes(row.netMassGrams),
    row.source,
    intensity(row.directGramsPerTonne),
    intensity(row.indirectGramsPerTonne),
    tonnes(row.directEmissionsGrams),
    row.markUpPercent?.toString() ?? '',
    row.routeLetter ?? '',
    row.installation ?? '',
    intensity(row.declaredDirectGramsPerTonne),
    row.declaredAssurance ?? '',
    row.carbonPriceDueMinorPerTonne ?? '',
    row.carbonPriceCurrency ?? '',
  ]);
  const { underCbamMassGrams, directEmissionsGrams } = report.totals;
  const total = header.map((name) =>
    name === 'order'
      ? 'TOTAL under CBAM'
      : name === 'net_mass_t'
        ? tonnes(underCbamMassGrams)
        : name === 'direct_emissions_t'
          ? tonnes(directEmissionsGrams)
          : '',
  );
  return csvOf(header, [...lines, total]);
}
