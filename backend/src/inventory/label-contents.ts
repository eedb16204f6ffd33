import { typeOfKind } from '@topsteel/domain/certificate';
import { groupedLotCode } from '@topsteel/domain/digital-link';
import { formatTonnes } from '@topsteel/domain/units';
import type { LotRow } from './infra/lot-store.ts';
import { digitalLinkOf, summaryOf } from './present-lot.ts';

/** What is printed on a label, in the order of printing. */
export interface LabelContents {
  vendor: string;
  product: string;
  /** Heat, grade, dimensions, mass and so on: what a person compares with the steel. */
  facts: { name: string; value: string }[];
  lotCode: string;
  serial: string | null;
  /** The address in the QR code. */
  link: string;
}

export function labelContentsOf(row: LotRow, publicUrl: string, serial?: string): LabelContents {
  const summary = summaryOf(row);
  const facts = [
    ['Heat', summary.heatNumber],
    ['Grade', summary.norm === null ? summary.grade : `${summary.grade} (${summary.norm})`],
    ['Dimensions', summary.dimensions],
    ['Mass of lot', `${formatTonnes(row.massGrams, 'en', 3)} t`],
    ['Mark', summary.marking ?? ''],
    ['Certificate', `${row.certificate.number}, EN 10204 ${typeOfKind(summary.kind) ?? ''}`],
    ['Melted in', row.countryOfMelt],
  ] as const;
  return {
    vendor: row.organisation.legalName,
    product: summary.product,
    facts: facts.filter(([, value]) => value !== '').map(([name, value]) => ({ name, value })),
    lotCode: groupedLotCode(row.lotCode),
    serial: serial ?? null,
    link: digitalLinkOf(row, publicUrl, serial),
  };
}
