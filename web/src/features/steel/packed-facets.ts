import { hrefOf } from '../../words/href-of.ts';

/** A value as it stands: its name, the number of offers it would show, where it leads, and whether it is chosen. */
export type FacetValue = [label: string, count: string, href: string, isChosen: boolean];

/** A filter and its values, in the words of the page's language. */
export interface FacetList {
  facet: string;
  title: string;
  values: FacetValue[];
  /** Those that are folded away, and what is said where they are. */
  rest: FacetValue[];
  more: string;
}

/** The same on its way beside a page: the address of a list stands once, with `{}` for one more value. */
export interface PackedFacet {
  facet: string;
  title: string;
  more: string;
  href: string;
  /** Value, its name where it is another, and the number of offers it would show. */
  values: [value: string, label: string | 0, count: number][];
  /** How many of them are in sight. */
  shown: number;
  /** The addresses without the values that are chosen. */
  chosen: Record<string, string>;
}

/** @example unpackFacet(packed).values[0] // ['Plate', '1800', '/steel?form=plate', false] */
export function unpackFacet({ facet, title, more, href, values, shown, chosen }: PackedFacet): FacetList {
  const all = values.map(([value, label, count]): FacetValue => {
    const without = chosen[value];
    const leadsTo = without ?? href.replace('{}', encodeURIComponent(value).replaceAll('%20', '+'));
    return [label === 0 ? value : label, count.toString(), leadsTo, without !== undefined];
  });
  const rest = all.slice(shown);
  return { facet, title, values: all.slice(0, shown), rest, more: rest.length === 0 ? '' : more };
}

export const unpackFacets = (packed: PackedFacet[]): FacetList[] => packed.map(unpackFacet);

/** The filters as the page says them: the way back from what `FacetLists` draws. */
export function readFacets(region: ParentNode): FacetList[] {
  const valuesOf = (list: Element | null | undefined): FacetValue[] =>
    [...(list?.children ?? [])].map((item) => {
      const link = item.querySelector('a');
      const isChosen = link?.hasAttribute('aria-current') === true;
      return [link?.textContent ?? '', item.lastElementChild?.textContent ?? '', hrefOf(link), isChosen];
    });
  return [...region.querySelectorAll('section')].map((section) => ({
    facet: section.querySelector('h2')?.id.slice('facet-'.length) ?? '',
    title: section.querySelector('h2')?.textContent ?? '',
    values: valuesOf(section.querySelector('ul')),
    rest: valuesOf(section.querySelector('details > ul')),
    more: section.querySelector('summary')?.textContent ?? '',
  }));
}
