import type { Metadata } from 'next';
import type { Language } from '../../../words/languages.ts';
import { describeList, ListPage } from '../../../features/steel/list-page.tsx';
import { readSteelSearch, type PageQuery } from '../../../features/steel/steel-search.ts';

type Props = { params: Promise<{ lang: Language }>; searchParams: Promise<PageQuery> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const search = readSteelSearch(await searchParams);
  return describeList(search, (await params).lang, () => '/steel');
}

export default async function SteelPage({ searchParams }: Props) {
  return <ListPage search={readSteelSearch(await searchParams)} path="/steel" />;
}
