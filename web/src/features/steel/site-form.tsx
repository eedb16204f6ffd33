import { getLocale, getTranslations } from 'next-intl/server';
import { getFormats } from '../../ui/get-formats.ts';
import { readSite } from './read-site.ts';
import { SiteFields } from './site-fields.tsx';
import { SITE_COUNTRIES, textOfSite } from './site-text.ts';

/** Asks once where steel is wanted; from then on every price and date of this browser is to that place. */
export async function SiteForm({ next, isOpen = false }: { next: string; isOpen?: boolean }) {
  const t = await getTranslations('steel.site');
  const formats = await getFormats();
  const locale = await getLocale();
  const site = await readSite();
  const action = `/${locale}/site`;
  const countries = [...SITE_COUNTRIES].sort((a, b) =>
    formats.country(a).localeCompare(formats.country(b), locale),
  );
  const fields = (
    <SiteFields
      action={action}
      next={next}
      words={{ country: t('country'), postcode: t('postcode'), set: t('set') }}
      countries={countries.map((code) => [code, formats.country(code)])}
      site={{ country: site?.country ?? 'FR', postcode: site?.postcode ?? '' }}
    />
  );
  if (site === undefined) {
    return isOpen ? (
      <section aria-labelledby="site">
        <h2 id="site">{t('heading')}</h2>
        <p className="mb-2 text-sm text-ink-2">{t('hint')}</p>
        {fields}
      </section>
    ) : (
      <details>
        <summary className="py-1 text-sm font-semibold text-link">{t('heading')}</summary>
        <div className="pt-1">{fields}</div>
      </details>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      <strong>{t('now', { place: textOfSite(site) })}</strong>
      <details>
        <summary className="py-1 text-link">{t('change')}</summary>
        <div className="py-1">{fields}</div>
      </details>
      <form action={action} method="post">
        <input type="hidden" name="next" value={next} />
        <button className="button-text text-sm">{t('clear')}</button>
      </form>
    </div>
  );
}
