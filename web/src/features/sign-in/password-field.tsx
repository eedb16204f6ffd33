type PasswordFieldProps = {
  name: string;
  label: string;
  hint?: string;
  /** Takes the focus when it appears. */
  hasFocus?: boolean;
  autoComplete: 'current-password' | 'new-password';
  error?: string | undefined;
  minLength?: number;
};

/** A password, which managers of passwords may fill in and people may paste. */
export function PasswordField({
  name,
  label,
  hint,
  hasFocus = false,
  autoComplete,
  error,
  minLength,
}: PasswordFieldProps) {
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
        <p id={`${name}-error`} className="text-sm font-semibold text-bad">
          {error}
        </p>
      )}
      <input
        id={name}
        name={name}
        type="password"
        className="field"
        autoFocus={hasFocus}
        autoComplete={autoComplete}
        minLength={minLength}
        maxLength={256}
        required
        aria-invalid={error !== undefined}
        {...(described.length === 0 ? {} : { 'aria-describedby': described.join(' ') })}
      />
    </div>
  );
}
