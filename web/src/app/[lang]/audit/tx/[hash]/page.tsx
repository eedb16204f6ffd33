import { getLocale } from 'next-intl/server';
import { redirect } from '../../../../../words/navigation.ts';

/** Old addresses lead to whatever the hash is of: a transaction, a payment, a certificate, carbon units. */
export default async function TransactionPage({ params }: { params: Promise<{ hash: string }> }) {
  const { hash } = await params;
  return redirect({ href: `/audit/search?q=${encodeURIComponent(hash)}`, locale: await getLocale() });
}
