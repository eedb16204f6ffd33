import { useTranslations } from 'next-intl';
import type { Problem } from '../../backend/problem.ts';
import { useFormats } from '../../ui/formats.ts';
import { knownReason, type KnownReason } from './known-reason.ts';

/** What the words of a cause name. */
const NAMED: Partial<Record<KnownReason, readonly string[]>> = {
  priceChanged: ['totalMinor', 'currency'],
  auditGrants: ['againAt'],
};

/** The cause of a problem where the page has words for it, and it comes with the figures that they name. */
export function tellableReason(
  { reason, figures }: Problem,
  { problem }: { problem?: { reason?: object } },
): KnownReason | undefined {
  const known = knownReason(reason, problem?.reason);
  const needed = known === undefined ? [] : (NAMED[known] ?? []);
  return needed.every((name) => figures?.[name] !== undefined) ? known : undefined;
}

/** A problem in the page's language. Islands have the words inside `<ClientWords of={['problem']}>` alone. */
export function KnownWords({ problem, reason }: { problem: Problem; reason: KnownReason }) {
  const t = useTranslations('problem.reason');
  const formats = useFormats();
  const { totalMinor = '0', currency = '', againAt = '' } = problem.figures ?? {};
  if (reason === 'auditGrants') return t('auditGrants', { at: formats.instant(againAt) });
  if (reason !== 'priceChanged') return t(reason);
  return t('priceChanged', { total: formats.amount(totalMinor, currency), currency });
}
