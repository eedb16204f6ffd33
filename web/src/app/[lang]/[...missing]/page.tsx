import { notFound } from 'next/navigation';

/** Addresses that no page has: only inside a language can the answer be in that language. */
export default function MissingPage() {
  notFound();
}
