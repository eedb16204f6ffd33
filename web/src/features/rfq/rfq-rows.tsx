'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormats } from '../../ui/formats.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { NeedChoices } from './need-choices.ts';
import { certificates, emptyFields, needUnits, type NeedFields } from './rfq-input.ts';
import { SizeField } from './size-field.tsx';

type RfqRowsProps = {
  rows: readonly NeedFields[];
  catalogue: NeedChoices;
  onChange: (rows: NeedFields[]) => void;
  errorOf: (field: string) => string | undefined;
};

/** The steel that is wanted, row by row. */
export function RfqRows({ rows, catalogue, onChange, errorOf }: RfqRowsProps) {
  const t = useTranslations('rfq.form');
  const [said, setSaid] = useState('');
  return (
    <div className="grid gap-4">
      <Choices id="grades" values={catalogue.grades} />
      <Choices id="norms" values={catalogue.norms} />
      {rows.map((row, index) => (
        <Row
          key={row.key}
          row={row}
          number={index + 1}
          families={catalogue.families}
          errorOf={errorOf}
          remove={
            rows.length === 1
              ? null
              : () => {
                  onChange(rows.filter((one) => one !== row));
                  setSaid(t('removed', { row: index + 1 }));
                }
          }
        />
      ))}
      <div>
        <button
          name="addRow"
          value="1"
          className="button button-quiet"
          onClick={(event) => {
            event.preventDefault();
            const key = Math.max(...rows.map((one) => one.key)) + 1;
            onChange([...rows, { key, unit: rows.at(-1)?.unit ?? 'tonne', ...emptyFields }]);
          }}
        >
          {t('addRow')}
        </button>
        <span role="status" className="sr-only">
          {said}
        </span>
      </div>
    </div>
  );
}

/** What a field's own list offers; anything else can be typed. */
function Choices({ id, values }: { id: string; values: readonly string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
}

type RowProps = {
  row: NeedFields;
  number: number;
  families: NeedChoices['families'];
  errorOf: (field: string) => string | undefined;
  remove: (() => void) | null;
};

function Row({ row, number, families, errorOf, remove }: RowProps) {
  const t = useTranslations('rfq.form');
  const formats = useFormats();
  const { key } = row;
  return (
    <fieldset className="grid gap-3 border border-rule p-3">
      <legend className="float-left flex w-full items-baseline justify-between font-semibold">
        {t('rowTitle', { row: number })}
        {remove === null ? null : (
          <button
            name="removeRow"
            value={key}
            className="button-text font-normal"
            onClick={(event) => {
              event.preventDefault();
              remove();
            }}
          >
            {t('removeRow')}
            <span className="sr-only"> {number}</span>
          </button>
        )}
      </legend>
      <input type="hidden" name="row" value={key} />
      <div className="clear-both">
        <TextField
          name={`text-${key}`}
          label={t('text')}
          hint={t('textHint')}
          defaultValue={row.text}
          error={errorOf(`text-${key}`)}
          maxLength={300}
        />
      </div>
      <div className="grid items-end gap-3 sm:grid-cols-3">
        <TextField
          name={`amount-${key}`}
          label={t('amount')}
          defaultValue={row.amount}
          error={errorOf(`amount-${key}`)}
          isNumeric
        />
        <SelectField
          name={`unit-${key}`}
          label={t('unit')}
          defaultValue={row.unit}
          options={needUnits.map((unit) => ({ value: unit, label: formats.basis(unit) }))}
        />
        <SelectField
          name={`certificate-${key}`}
          label={t('certificate')}
          defaultValue={row.certificate}
          isRequired={false}
          choose={t('anyCertificate')}
          options={certificates.map((type) => ({ value: type, label: type }))}
        />
        <SelectField
          name={`family-${key}`}
          label={t('family')}
          defaultValue={row.family}
          isRequired={false}
          choose={t('anyFamily')}
          options={families}
        />
        <TextField
          name={`grade-${key}`}
          label={t('grade')}
          defaultValue={row.grade}
          isRequired={false}
          list="grades"
          maxLength={40}
        />
        <TextField
          name={`norm-${key}`}
          label={t('norm')}
          hint={t('normHint')}
          defaultValue={row.norm}
          isRequired={false}
          list="norms"
          maxLength={60}
        />
        <SizeField
          name={`dimensions-${key}`}
          label={t('dimensions')}
          hint={t('dimensionsHint')}
          defaultValue={row.dimensions}
        />
        <TextField
          name={`carbon-${key}`}
          label={t('carbon')}
          defaultValue={row.carbon}
          error={errorOf(`carbon-${key}`)}
          isRequired={false}
          unit="kg CO₂e/t"
          isNumeric
        />
        <TextField
          name={`cutting-${key}`}
          label={t('cutting')}
          defaultValue={row.cutting}
          isRequired={false}
          maxLength={300}
        />
      </div>
    </fieldset>
  );
}
