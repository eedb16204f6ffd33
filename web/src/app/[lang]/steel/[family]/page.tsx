import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ProductFamily } from '@topsteel/domain/product';
import type { Language } from '../../../../words/languages.ts';
import { redirect } from '../../../../words/navigation.ts';
import { familyOfSlug, familySlug } from '../../../../features/steel/family-slugs.ts';
import { describeList, ListPage } from '../../../../features/steel/list-page.tsx';
import { listHref, readSteelSearch, type PageQuery } from '../../../../features/steel/steel-search.ts';

type Props = {
  params: Promise<{ lang: Language; family: string }>;
  searchParams: Promise<PageQuery>;
};

/** The family that the address means; none is no page. */
async function familyOf(
  params: Props['params'],
): Promise<{ family: ProductFamily; lang: Language; slug: string }> {
  const { lang, family: slug } = await params;
  const family = familyOfSlug(decodeURIComponent(slug), lang);
  if (family === undefined) notFound();
  return { family, lang, slug };
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { family, lang } = await familyOf(params);
  const search = readSteelSearch(await searchParams, [family]);
  return describeList(search, lang, (language) => `/steel/${familySlug(family, language)}`);
}

export default async function FamilyPage({ params, searchParams }: Props) {
  const { family, lang, slug } = await familyOf(params);
  const search = readSteelSearch(await searchParams, [family]);
  const path = `/steel/${familySlug(family, lang)}`;
  if (slug !== familySlug(family, lang)) redirect({ href: listHref(search, path), locale: lang });
  return <ListPage search={search} path={path} />;
}
