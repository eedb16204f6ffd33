'use client';

import { useTranslations } from 'next-intl';
import type { InspectionBody } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';

type ChooseBodyProps = { bodies: InspectionBody[]; value: string; onChange: (id: string) => void };

/** Which inspection body is to countersign certificates of type 3.2. */
export function ChooseBody({ bodies, value, onChange }: ChooseBodyProps) {
  const t = useTranslations('countersignature');
  const formats = useFormats();
  return (
    <div className="grid gap-1">
      <label htmlFor="inspection-body" className="font-semibold">
        {t('body')}
      </label>
      <p id="inspection-body-hint" className="text-sm text-ink-2">
        {bodies.length === 0 ? t('noBodies') : t('bodyHint')}
      </p>
      <select
        id="inspection-body"
        className="field"
        value={value}
        aria-describedby="inspection-body-hint"
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      >
        <option value="">{t('choose')}</option>
        {bodies.map(({ id, name, country }) => (
          <option key={id} value={id}>
            {`${name} (${formats.country(country)})`}
          </option>
        ))}
      </select>
    </div>
  );
}
