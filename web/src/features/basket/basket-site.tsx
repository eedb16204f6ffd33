'use client';

import type { BasketSite as Site } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ErrorSummary, type FieldFault } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { useFormats } from '../../ui/formats.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { deliveryCountries } from './delivery-countries.ts';
import { useChange } from './use-change.ts';

type BasketSiteProps = { basketId: string; site: Site | null };

/** Where a basket goes, which decides its delivered price. */
export function BasketSite({ basketId, site }: BasketSiteProps) {
  const t = useTranslations('basket.site');
  const formats = useFormats();
  const { change, isBusy, problem } = useChange();
  const [isOpen, setOpen] = useState(site === null);
  const [faults, setFaults] = useState<FieldFault[]>([]);
  const path = basketId;
  const save = async (form: FormData) => {
    const text = (name: string): string => formText(form, name);
    const wrong = text('postcode') === '' ? [{ field: 'postcode', message: t('postcodeMissing') }] : [];
    setFaults(wrong);
    if (wrong.length > 0) return;
    const city = text('city') === '' ? {} : { city: text('city') };
    const next = { ...site, country: text('country'), postcode: text('postcode'), ...city };
    const failed = await change({ method: 'PATCH', path, body: { site: next } });
    if (failed === undefined) setOpen(false);
  };
  const countries = deliveryCountries
    .map((code) => ({ value: code, label: formats.country(code) }))
    .sort((a, b) => a.label.localeCompare(b.label, formats.language));
  return (
    <section aria-labelledby="site" className="grid gap-2">
      <h2 id="site">{t('heading')}</h2>
      <p>
        {site === null
          ? t('collected')
          : t('to', {
              place: [`${site.postcode} ${site.city ?? ''}`.trim(), formats.country(site.country)].join(', '),
            })}{' '}
        {isOpen ? null : (
          <button
            type="button"
            className="button-text"
            onClick={() => {
              setOpen(true);
            }}
          >
            {t('change')}
          </button>
        )}
      </p>
      {isOpen ? (
        <form
          method="post"
          noValidate
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            void save(new FormData(event.currentTarget));
          }}
        >
          <ErrorSummary faults={faults} />
          <SelectField
            name="country"
            label={t('country')}
            options={countries}
            defaultValue={site?.country ?? 'FR'}
          />
          <div className="grid grid-cols-[7rem_minmax(0,1fr)] gap-3">
            <TextField
              name="postcode"
              label={t('postcode')}
              defaultValue={site?.postcode ?? ''}
              error={faults[0]?.message}
              maxLength={12}
            />
            <TextField
              name="city"
              label={t('city')}
              defaultValue={site?.city ?? ''}
              isRequired={false}
              maxLength={80}
            />
          </div>
          {problem === undefined ? null : <ProblemNotice problem={problem} />}
          <div className="flex flex-wrap gap-3">
            <button type="submit" className="button button-quiet" aria-disabled={isBusy}>
              {t('price')}
            </button>
            {site === null ? null : (
              <button
                type="button"
                className="button-text"
                onClick={() => {
                  void change({ method: 'PATCH', path, body: { site: null } });
                }}
              >
                {t('collect')}
              </button>
            )}
          </div>
        </form>
      ) : null}
    </section>
  );
}
