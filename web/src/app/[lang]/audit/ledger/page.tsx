import { getLocale } from 'next-intl/server';
import { redirect } from '../../../../words/navigation.ts';

/** The ledger stands on the finance desk; old addresses lead there. */
export default async function AuditLedgerPage({
  searchParams,
}: {
  searchParams: Promise<{ order?: string }>;
}) {
  const { order } = await searchParams;
  const href = order === undefined ? '/finance/ledger' : `/finance/ledger?order=${encodeURIComponent(order)}`;
  return redirect({ href, locale: await getLocale() });
}
