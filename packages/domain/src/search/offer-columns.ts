import { facetValuesOf, type SearchDocument } from './document.ts';
import { facetNames, type FacetName } from './vocabulary.ts';

/** The values of one facet, numbered in the order in which they were first seen. */
export class FacetColumn {
  readonly values: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** By document: the number of its value, or -1. */
  of = new Int32Array(1_024).fill(-1);

  numberOf(value: string): number | undefined {
    return this.#numbers.get(value);
  }

  set(at: number, value: string | null): void {
    if (at >= this.of.length) {
      const wider = new Int32Array(this.of.length * 2).fill(-1);
      wider.set(this.of);
      this.of = wider;
    }
    this.of[at] = value === null ? -1 : this.#numbered(value);
  }

  #numbered(value: string): number {
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    this.#numbers.set(value, this.values.length);
    return this.values.push(value) - 1;
  }
}

const measureNames = [
  'price',
  'available',
  'leadTime',
  'carbon',
  'thickness',
  'height',
  'width',
  'length',
  'made',
] as const;
export type MeasureName = (typeof measureNames)[number];

/**
 * What is filtered, sorted and counted, by document number. Prices and masses are whole numbers below 2^53, which a
 * double holds exactly; NaN stands for unknown. They choose and order; what is shown is read from the database.
 */
export class OfferColumns {
  readonly ids: string[] = [];
  isAlive = new Uint8Array(1_024);
  readonly facets = Object.fromEntries(facetNames.map((name) => [name, new FacetColumn()])) as Record<
    FacetName,
    FacetColumn
  >;
  /** Where the steel lies: the country's two letters, then the city. */
  readonly places = new FacetColumn();
  readonly measures = Object.fromEntries(
    measureNames.map((name) => [name, new Float64Array(1_024)]),
  ) as Record<MeasureName, Float64Array>;

  add(document: SearchDocument): number {
    const at = this.ids.push(document.id) - 1;
    if (at >= this.isAlive.length) this.#widen();
    this.isAlive[at] = 1;
    this.places.set(at, `${document.country}${document.city}`);
    // The first 48 bits of a UUID version 7 are the milliseconds of its making.
    this.measures.made[at] = Number.parseInt(document.id.slice(0, 8) + document.id.slice(9, 13), 16);
    this.measures.thickness[at] = document.thicknessUm ?? document.diameterUm ?? Number.NaN;
    this.measures.height[at] = document.heightUm ?? Number.NaN;
    this.measures.width[at] = document.widthUm ?? Number.NaN;
    this.measures.length[at] = document.lengthUm ?? Number.NaN;
    this.change(at, document);
    return at;
  }

  /** Takes over what changes without a new text: price, stock, lead time, emissions, certificate. */
  change(at: number, document: SearchDocument): void {
    this.measures.price[at] = Number(document.pricePerTonneMinor);
    this.measures.available[at] = Number(document.availableGrams);
    this.measures.leadTime[at] = document.leadTimeDays;
    this.measures.carbon[at] =
      document.emissionsGramsPerKg === null ? Number.NaN : Number(document.emissionsGramsPerKg);
    const values = facetValuesOf(document);
    for (const name of facetNames) this.facets[name].set(at, values[name]);
  }

  #widen(): void {
    const length = this.isAlive.length * 2;
    const alive = new Uint8Array(length);
    alive.set(this.isAlive);
    this.isAlive = alive;
    for (const name of measureNames) {
      const wider = new Float64Array(length);
      wider.set(this.measures[name]);
      this.measures[name] = wider;
    }
  }
}
