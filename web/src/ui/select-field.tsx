import type { ComponentProps } from 'react';
import { describedBy, Field, type FieldProps } from './field.tsx';

/** One thing to choose. */
export type Option = { value: string; label: string; isDisabled?: boolean };

type SelectFieldProps = FieldProps & {
  options: readonly Option[];
  /** The words of an empty first choice; without them the first option is chosen. */
  choose?: string;
} & Pick<ComponentProps<'select'>, 'defaultValue' | 'value' | 'onChange' | 'disabled' | 'form'>;

/** One of several, in the browser's own list. Up to five that should be compared are better in a `RadioGroup`. */
export function SelectField({
  name,
  label,
  hint,
  error,
  isRequired = true,
  options,
  choose,
  ...select
}: SelectFieldProps) {
  return (
    <Field name={name} label={label} hint={hint} error={error} isRequired={isRequired}>
      <select
        id={name}
        name={name}
        required={isRequired}
        {...select}
        {...describedBy({ name, hint, error })}
        className="field"
      >
        {choose === undefined ? null : <option value="">{choose}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.isDisabled === true}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
