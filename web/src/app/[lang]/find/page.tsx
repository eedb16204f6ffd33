import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { leadOn } from '../../../features/find/lead-on.ts';

type FindPageProps = { searchParams: Promise<{ q?: string | string[] }> };

/** The search box of every page leads here, and from here to what was meant. */
export default async function FindPage({ searchParams }: FindPageProps) {
  const { q } = await searchParams;
  const language = await getLocale();
  const way = await leadOn([q ?? ''].flat()[0] ?? '', language);
  redirect('page' in way ? `/${language}${way.page}` : way.address);
}
