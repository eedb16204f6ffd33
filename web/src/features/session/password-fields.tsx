import { texts } from './texts.ts';

/** A new password, typed twice. */
export function PasswordFields() {
  const words = texts.password;
  return (
    <>
      <label className="grid gap-1">
        <span className="font-semibold">{words.next}</span>
        <span className="text-sm text-ink-2">{words.hint}</span>
        <input
          className="field"
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={10}
          maxLength={128}
          required
        />
      </label>
      <label className="grid gap-1">
        <span className="font-semibold">{words.repeat}</span>
        <input className="field" name="repeat" type="password" autoComplete="new-password" required />
      </label>
    </>
  );
}
