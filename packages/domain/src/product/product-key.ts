import type { ProductFacts } from './product.ts';

type Keyed = Pick<ProductFacts, 'family' | 'designation' | 'grade' | 'norm' | 'lengthUm'>;

/**
 * Under what two vendors of one product meet: family, designation, grade, norm without its edition, length. Lower case.
 *
 * @example productKey(facts) // 'section|heb200|s355j2+m|en10025-2|12000'
 */
export function productKey(facts: Keyed): string {
  const length = facts.lengthUm === null ? '' : (facts.lengthUm / 1_000).toString();
  return [facts.family, plain(facts.designation), plain(facts.grade), normKey(facts.norm), length].join('|');
}

const plain = (text: string): string =>
  text.toLowerCase().replace(/×/g, 'x').replace(/\s+/g, '').replaceAll('|', '/');

/** EN 10025-2:2019, DIN EN 10025-2 and EN 10025-2 are one norm. */
function normKey(norm: string | null): string {
  const text = plain(norm ?? '').replace(/[:/](?:19|20)\d\d(?:-\d\d)?$/, '');
  const bare = text
    .replace(/^(?:din|nf|bs|uni|une|nen|nbn|sist|pn|önorm)-?(?=en|iso)/, '')
    .replace(/^eniso/, 'iso');
  // Part 1 is the steel, part 2 the dimensions of one and the same section.
  return bare.replace(/^(en102(?:10|19))-[12]$/, '$1');
}
