'use client';

import { Options } from '../../ui/options.tsx';

type SiteFieldsProps = {
  action: string;
  next: string;
  words: { country: string; postcode: string; set: string };
  countries: readonly (readonly [code: string, name: string])[];
  site: { country: string; postcode: string };
};

/** The fields of `SiteForm`. Drawn in the browser too, so that a page does not carry their markup twice. */
export function SiteFields({ action, next, words, countries, site }: SiteFieldsProps) {
  return (
    <form action={action} method="post" className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="next" value={next} />
      <label className="grid gap-0.5 text-sm">
        {words.country}
        <select name="country" className="field w-auto" defaultValue={site.country} autoComplete="country">
          <Options of={countries} />
        </select>
      </label>
      <label className="grid gap-0.5 text-sm">
        {words.postcode}
        <input
          name="postcode"
          className="field w-28"
          defaultValue={site.postcode}
          maxLength={11}
          autoComplete="postal-code"
        />
      </label>
      <button className="button button-quiet">{words.set}</button>
    </form>
  );
}
