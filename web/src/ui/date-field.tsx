import type { ComponentProps } from 'react';
import { describedBy, Field, type FieldProps } from './field.tsx';

type DateFieldProps = FieldProps & {
  /** Also the time of day, in the reader's own zone. */
  withTime?: boolean;
} & Pick<
    ComponentProps<'input'>,
    'defaultValue' | 'value' | 'onChange' | 'min' | 'max' | 'disabled' | 'form'
  >;

/** A day (`2026-11-23`), in the browser's own field, which people may also type into. */
export function DateField({
  name,
  label,
  hint,
  error,
  isRequired = true,
  withTime = false,
  ...input
}: DateFieldProps) {
  return (
    <Field name={name} label={label} hint={hint} error={error} isRequired={isRequired}>
      <input
        type={withTime ? 'datetime-local' : 'date'}
        id={name}
        name={name}
        required={isRequired}
        {...input}
        {...describedBy({ name, hint, error })}
        className="field max-w-56"
      />
    </Field>
  );
}
