import type { ComponentProps } from 'react';
import { describedBy, Field, type FieldProps } from './field.tsx';

type TextFieldProps = FieldProps & {
  isNumeric?: boolean;
  /** A code that counts once, which phones offer to fill in. */
  isCode?: boolean;
  /** The unit or currency of what is entered, after the field. */
  unit?: React.ReactNode;
} & Pick<
    ComponentProps<'input'>,
    | 'type'
    | 'defaultValue'
    | 'value'
    | 'onChange'
    | 'onBlur'
    | 'maxLength'
    | 'autoComplete'
    | 'autoFocus'
    | 'placeholder'
    | 'readOnly'
    | 'disabled'
    | 'list'
    | 'min'
    | 'max'
    | 'step'
    | 'spellCheck'
    | 'form'
  >;

/** A labelled text field with its hint and its error read out together. */
export function TextField({
  name,
  label,
  hint,
  error,
  isRequired = true,
  isNumeric = false,
  isCode = false,
  unit,
  ...input
}: TextFieldProps) {
  const control = (
    <input
      id={name}
      name={name}
      autoComplete={isCode ? 'one-time-code' : 'off'}
      required={isRequired}
      {...(isNumeric ? { inputMode: 'decimal' as const } : {})}
      {...input}
      {...describedBy({ name, hint, error })}
      className={`field ${isNumeric ? 'text-right' : ''}`}
    />
  );
  return (
    <Field name={name} label={label} hint={hint} error={error} isRequired={isRequired}>
      {unit === undefined ? (
        control
      ) : (
        <div className="flex items-center gap-2">
          {control}
          <span className="text-ink-2 whitespace-nowrap">{unit}</span>
        </div>
      )}
    </Field>
  );
}
