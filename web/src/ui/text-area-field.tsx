import type { ComponentProps } from 'react';
import { describedBy, Field, type FieldProps } from './field.tsx';

type TextAreaFieldProps = FieldProps & {
  /** Lists that are pasted are read more easily in mono. */
  isMono?: boolean;
} & Pick<
    ComponentProps<'textarea'>,
    | 'defaultValue'
    | 'value'
    | 'onChange'
    | 'maxLength'
    | 'rows'
    | 'placeholder'
    | 'disabled'
    | 'spellCheck'
    | 'form'
  >;

/** A field of several lines. */
export function TextAreaField({
  name,
  label,
  hint,
  error,
  isRequired = true,
  isMono = false,
  rows = 4,
  ...area
}: TextAreaFieldProps) {
  return (
    <Field name={name} label={label} hint={hint} error={error} isRequired={isRequired}>
      <textarea
        id={name}
        name={name}
        rows={rows}
        required={isRequired}
        {...area}
        {...describedBy({ name, hint, error })}
        className={`field ${isMono ? 'font-mono text-sm' : ''}`}
      />
    </Field>
  );
}
