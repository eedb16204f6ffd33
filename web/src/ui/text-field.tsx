'use client';

type TextFieldProps = {
  name: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  defaultValue?: string;
  isRequired?: boolean;
  isNumeric?: boolean;
  /** A code that counts once, which phones offer to fill in. */
  isCode?: boolean;
  maxLength?: number;
};

/** A labelled text field with its hint and its error read out together. */
export function TextField({
  name,
  label,
  hint,
  error,
  defaultValue,
  isRequired = true,
  isNumeric = false,
  isCode = false,
  maxLength,
}: TextFieldProps) {
  const described = [
    hint === undefined ? '' : `${name}-hint`,
    error === undefined ? '' : `${name}-error`,
  ].filter(Boolean);
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={name} className="font-semibold">
        {label}
      </label>
      {hint === undefined ? null : (
        <p id={`${name}-hint`} className="text-sm text-ink-2">
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p id={`${name}-error`} role="alert" className="text-sm font-semibold text-bad">
          {error}
        </p>
      )}
      <input
        id={name}
        name={name}
        className={`field ${isNumeric ? 'text-right' : ''}`}
        autoComplete={isCode ? 'one-time-code' : 'off'}
        required={isRequired}
        maxLength={maxLength}
        defaultValue={defaultValue}
        {...(isNumeric ? { inputMode: 'decimal' as const } : {})}
        {...(described.length === 0 ? {} : { 'aria-describedby': described.join(' ') })}
        aria-invalid={error !== undefined}
      />
    </div>
  );
}
