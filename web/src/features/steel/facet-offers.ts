import type { Offer } from '@topsteel/domain/api';
import { capitalised, certificateType, countryName } from '../../ui/names.ts';

export const FACETS = ['grade', 'form', 'country', 'certificate'] as const;
export type Facet = (typeof FACETS)[number];

/** What was chosen in each facet. Nothing chosen means everything. */
export type Choice = Record<Facet, string[]>;

export type FacetValue = { value: string; label: string; count: number; isChosen: boolean };

const valueOf: Record<Facet, (offer: Offer) => string> = {
  grade: (offer) => offer.grade,
  form: (offer) => offer.form ?? 'other',
  country: (offer) => offer.location.country,
  certificate: (offer) => certificateType(offer.certificate.kind),
};

const labelOf: Record<Facet, (value: string) => string> = {
  grade: (value) => value,
  form: capitalised,
  country: countryName,
  certificate: (value) => `EN 10204 ${value}`,
};

/** What a chosen value is called. */
export function facetLabel(facet: Facet, value: string): string {
  return labelOf[facet](value);
}

/**
 * Reads the choice from the address, where a facet may repeat: `?grade=S235JR&grade=S355J2&form=plate`.
 * Unknown names are ignored.
 */
export function choiceOf(query: Record<string, string | string[] | undefined>): Choice {
  const list = (facet: Facet): string[] => {
    const value = query[facet];
    return value === undefined
      ? []
      : (Array.isArray(value) ? value : [value]).filter((entry) => entry !== '');
  };
  return {
    grade: list('grade'),
    form: list('form'),
    country: list('country'),
    certificate: list('certificate'),
  };
}

function passes(offer: Offer, choice: Choice, except?: Facet): boolean {
  return FACETS.every(
    (facet) =>
      facet === except || choice[facet].length === 0 || choice[facet].includes(valueOf[facet](offer)),
  );
}

/** Keeps the offers of the choice: any of the values inside a facet, all facets together. */
export function filterOffers(offers: readonly Offer[], choice: Choice): Offer[] {
  return offers.filter((offer) => passes(offer, choice));
}

/**
 * The values of a facet with the number of offers each would show, given what is chosen in the other facets.
 * A chosen value stays listed even when it would show none. Most frequent first, then by name.
 */
export function facetValues(offers: readonly Offer[], choice: Choice, facet: Facet): FacetValue[] {
  const counts = new Map<string, number>(choice[facet].map((value) => [value, 0]));
  for (const offer of offers) {
    if (!passes(offer, choice, facet)) continue;
    const value = valueOf[facet](offer);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({
      value,
      label: facetLabel(facet, value),
      count,
      isChosen: choice[facet].includes(value),
    }))
    .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'en'));
}

/** The address of the list for a search and a choice. */
export function listHref(q: string, choice: Choice): string {
  const params = new URLSearchParams();
  if (q !== '') params.set('q', q);
  for (const facet of FACETS) for (const value of choice[facet]) params.append(facet, value);
  const text = params.toString();
  return text === '' ? '/steel' : `/steel?${text}`;
}

/** The choice with one value taken out. */
export function without(choice: Choice, facet: Facet, value: string): Choice {
  return { ...choice, [facet]: choice[facet].filter((entry) => entry !== value) };
}
