import type { ComponentProps } from 'react';
import { describedBy, FieldError } from './field.tsx';

type CheckFieldProps = {
  name: string;
  label: React.ReactNode;
  hint?: React.ReactNode;
  error?: string | undefined;
  isRequired?: boolean;
} & Pick<ComponentProps<'input'>, 'defaultChecked' | 'checked' | 'onChange' | 'disabled' | 'value' | 'form'>;

/** Yes or no. Its id is its name, and its value with it where several share a name. */
export function CheckField({ name, label, hint, error, isRequired = false, ...input }: CheckFieldProps) {
  const id = typeof input.value === 'string' ? `${name}-${input.value}` : name;
  return (
    <div className={error === undefined ? '' : 'field-wrong'}>
      {error === undefined ? null : <FieldError name={id}>{error}</FieldError>}
      <label className="choice" htmlFor={id}>
        <input
          type="checkbox"
          id={id}
          name={name}
          required={isRequired}
          {...input}
          {...describedBy({ name: id, hint, error })}
        />
        <span>{label}</span>
      </label>
      {hint === undefined ? null : (
        <div id={`${id}-hint`} className="ml-8 text-sm text-ink-2">
          {hint}
        </div>
      )}
    </div>
  );
}
