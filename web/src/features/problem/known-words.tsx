import { useTranslations } from 'next-intl';
import type { Problem } from '../../backend/problem.ts';
import { useFormats } from '../../ui/formats.ts';
import { knownReason, type KnownReason } from './known-reason.ts';

/** The cause of a problem where the page has words for it, and it comes with the figures that they name. */
export function tellableReason(
  { reason, figures }: Problem,
  { problem }: { problem?: { reason?: object } },
): KnownReason | undefined {
  const known = knownReason(reason, problem?.reason);
  const hasTotal = figures?.['totalMinor'] !== undefined && figures['currency'] !== undefined;
  return known === 'priceChanged' && !hasTotal ? undefined : known;
}

/** A problem in the page's language. Islands have the words inside `<ClientWords of={['problem']}>` alone. */
export function KnownWords({ problem, reason }: { problem: Problem; reason: KnownReason }) {
  const t = useTranslations('problem.reason');
  const formats = useFormats();
  if (reason !== 'priceChanged') return t(reason);
  const { totalMinor = '0', currency = '' } = problem.figures ?? {};
  return t('priceChanged', { total: formats.amount(totalMinor, currency), currency });
}
