import type { useTranslations } from 'next-intl';

const KNOWN = [
  'cut',
  'deburr',
  'handling',
  'shot-blast',
  'mark-transfer',
  'remnant-return',
  'remnant-scrap',
  'prime',
  'drill',
  'bevel',
  'certificate',
] as const;

/** What an extra is called: the trade's word for the usual ones, else the seller's own code. */
export function chargeWord(code: string, t: ReturnType<typeof useTranslations<'offer'>>): string {
  const known = KNOWN.find((one) => one === code);
  return known === undefined ? code.replaceAll('-', ' ') : t(`charge.${known}`);
}
