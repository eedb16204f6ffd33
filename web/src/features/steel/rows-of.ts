import type { useTranslations } from 'next-intl';
import type { SearchHit } from '@topsteel/domain/api';
import { wordOfForm } from '@topsteel/domain/product';
import { formatScaled } from '@topsteel/domain/units';
import type { Formats } from '../../ui/formats.ts';
import { flooredToKilograms } from '../../ui/floored-mass.ts';
import { arrivalDay, leavingDay } from '@topsteel/domain/delivery';
import { priceOfBasis } from './price-of-basis.ts';
import type { Basis, SteelSearch } from './steel-search.ts';

type Words = ReturnType<typeof useTranslations<'steel'>>;

/** An offer as its row says it: text alone, so that the page carries each figure once. */
export interface OfferRow {
  id: string;
  size: string;
  /** Length and the seller's part number. */
  note: string;
  seller: string;
  sellerId: string;
  place: string;
  day: string;
  dayNote: string;
  mass: string;
  massNote: string;
  price: string;
  delivered: string | null;
  carbon: string | null;
  certificate: string;
  certificateNumber: string;
  code: string;
}

/** Rows that have form, grade and norm in common, which their head says once. */
export interface RowGroup {
  /** The id of its first row. */
  key: string;
  form: string;
  grade: string;
  norm: string;
  count: string;
  rows: OfferRow[];
}

interface RowText {
  formats: Formats;
  basis: Basis;
  /** With a delivery site, dates are of the arrival there. */
  hasSite: boolean;
  now: Date;
}

/** A length in metres, as exact as it is. @example metres(80_000, formatsFor('de')) // '0,08' */
export const metres = (lengthUm: number, formats: Formats): string =>
  formats.decimal(formatScaled(BigInt(lengthUm), 6));

/** The price column of a row. */
export function priceText(hit: SearchHit, t: Words, { formats, basis }: RowText): string {
  if (basis === 'asked') return formats.price(hit.price);
  const minor = priceOfBasis(hit, basis);
  return minor === null ? t('row.none') : formats.amount(minor, 'USDC');
}

export function rowOf(hit: SearchHit, t: Words, text: RowText): OfferRow {
  const { formats, hasSite, now } = text;
  const arrives = hasSite && hit.distanceKm !== null;
  const day = arrives
    ? arrivalDay(now, hit.leadTimeDays, hit.distanceKm ?? 0)
    : leavingDay(now, hit.leadTimeDays);
  const flat = hit.designation.replace(/^(?:Plate|Sheet|Coil) /, '');
  const size = formats.language === 'en' ? flat : flat.replace(/(\d)\.(\d)/g, '$1,$2');
  const isLong = hit.lengthUm !== null && hit.family !== 'plate' && hit.family !== 'sheet';
  return {
    id: hit.offerId,
    size,
    note: [isLong ? t('row.length', { length: metres(hit.lengthUm ?? 0, formats) }) : null, hit.sku]
      .filter((part) => part !== null)
      .join(' · '),
    seller: hit.seller.name,
    sellerId: hit.seller.organisationId,
    place: `${hit.location.city}, ${hit.location.country}`,
    day: formats.day(day.toISOString()).replace(/ \d{4}$/, ''),
    dayNote: arrives ? t('row.km', { km: formats.decimal(String(hit.distanceKm)) }) : hit.incoterm,
    mass: formats.mass(flooredToKilograms(BigInt(hit.availableGrams)), 't'),
    massNote: t('row.least', { mass: formats.decimal(String(Number(hit.minGrams) / 1_000_000)) }),
    price: priceText(hit, t, text),
    delivered: !hasSite
      ? null
      : hit.deliveredPricePerTonneMinor === null
        ? t('row.ask')
        : formats.amount(centsUp(hit.deliveredPricePerTonneMinor), 'USDC'),
    carbon: hit.emissionsGramsPerKg === null ? null : formats.carbon(hit.emissionsGramsPerKg),
    certificate: hit.certificate.type,
    certificateNumber: hit.certificate.number,
    code: hit.lotCode,
  };
}

const centsUp = (minor: string): bigint => ((BigInt(minor) + 9_999n) / 10_000n) * 10_000n;

const keyOf = (hit: SearchHit): string => [hit.form, hit.grade, hit.norm ?? ''].join('|');

/**
 * Rows under heads that say what they have in common. Where the order of rows means nothing (no words, no sort), those
 * that belong together are put together; else only neighbours are.
 */
export function groupsOf(
  hits: readonly SearchHit[],
  search: SteelSearch,
  t: Words,
  text: RowText,
): RowGroup[] {
  const isFree = search.q === '' && search.sort === undefined;
  const groups: { key: string; hits: SearchHit[] }[] = [];
  for (const hit of hits) {
    const key = keyOf(hit);
    const last = isFree ? groups.find((group) => group.key === key) : groups.at(-1);
    if (last?.key === key) last.hits.push(hit);
    else groups.push({ key, hits: [hit] });
  }
  return groups.flatMap(({ hits: [first, ...rest] }) =>
    first === undefined
      ? []
      : [
          {
            key: first.offerId,
            form: wordOfForm(first.form, text.formats.language),
            grade: first.grade,
            norm: first.norm ?? '',
            count: t('list.group', { count: rest.length + 1 }),
            rows: [first, ...rest].map((hit) => rowOf(hit, t, text)),
          },
        ],
  );
}
