import { getTranslations } from 'next-intl/server';
import type { SearchAnswer } from '@topsteel/domain/api';
import { productFamilies } from '@topsteel/domain/product';
import { getFormats } from '../../ui/get-formats.ts';
import { Link } from '../../ui/link.tsx';
import { facetLabel } from './facet-label.ts';
import { familySlug } from './family-slugs.ts';
import { loadSearch } from './load-search.ts';
import { listHref, readSteelSearch } from './steel-search.ts';

/** Forms and grades of a family that are told on the front page. */
const SHOWN = 8;

/** Every family that is on offer, with its forms and grades and how many offers each has. */
export async function Families({ total, facets }: { total: number; facets: SearchAnswer['facets'] }) {
  const t = await getTranslations('steel');
  const formats = await getFormats();
  const families = (facets?.family ?? []).flatMap(({ value, count }) => {
    const family = productFamilies.find((one) => one === value);
    return family === undefined ? [] : [{ family, count }];
  });
  const answers = await Promise.all(
    families.map(({ family }) => loadSearch(readSteelSearch({}, [family]), undefined, { limit: 1 })),
  );
  return (
    <section aria-labelledby="families">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-4">
        <h2 id="families">{t('home.families')}</h2>
        <Link href="/steel" className="font-semibold">
          {t('home.all', { count: formats.decimal(String(total)) })}
        </Link>
      </div>
      <div className="gap-8 sm:columns-2 lg:columns-4">
        {families.map(({ family, count }, place) => {
          const answer = answers[place];
          const path = `/steel/${familySlug(family, formats.language)}`;
          const inside = answer?.ok === true ? answer.value.facets : null;
          const forms = inside === null || inside.form.length < 2 ? [] : inside.form;
          return (
            <section key={family} className="mb-6 break-inside-avoid">
              <h3 className="border-b border-ink pb-1">
                <Link href={path}>{t(`family.${family}`)}</Link>{' '}
                <span className="font-normal text-ink-3">{count}</span>
              </h3>
              <ul>
                {[
                  ...forms.map((value) => ({ facet: 'form' as const, ...value })),
                  ...(inside?.grade ?? []).map((value) => ({ facet: 'grade' as const, ...value })),
                ]
                  .slice(0, SHOWN)
                  .map(({ facet, value, label, count: inFacet }) => (
                    <li key={`${facet}${value}`} className="flex justify-between gap-3 text-sm">
                      <Link
                        href={listHref(readSteelSearch({ [facet]: value }), path)}
                        prefetch={false}
                        className="py-1"
                      >
                        {facetLabel(facet, { value, label }, t, formats)}
                      </Link>
                      <span className="py-1 text-ink-3">{inFacet}</span>
                    </li>
                  ))}
              </ul>
            </section>
          );
        })}
      </div>
    </section>
  );
}
