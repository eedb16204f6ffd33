/** Where goods go to, as a buyer writes it. `postcode` may be empty where a country has none. */
export interface DeliverySite {
  /** ISO 3166-1 alpha-2. */
  country: string;
  postcode: string;
  city?: string | undefined;
}
