import { useTranslations } from 'next-intl';

/** What every field of a form has. Its `name` is also its id, so that an error summary can lead to it. */
export type FieldProps = {
  name: string;
  label: string;
  hint?: React.ReactNode;
  /** What to do about what was entered; the same words stand in the error summary. */
  error?: string | undefined;
  /** Fields that may stay empty say so; the others do not say that they are required. */
  isRequired?: boolean;
};

/** The attributes that tie a control to its hint and its error. */
export function describedBy({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>) {
  const ids = [hint === undefined ? '' : `${name}-hint`, error === undefined ? '' : `${name}-error`].filter(
    Boolean,
  );
  return {
    ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }),
    'aria-invalid': error !== undefined,
  };
}

/** The words of a field above its control: label or legend, hint, error. */
export function FieldHead({
  name,
  label,
  hint,
  error,
  isRequired = true,
  isLegend = false,
}: FieldProps & { isLegend?: boolean }) {
  const t = useTranslations('ui.field');
  const words = (
    <>
      {label}
      {isRequired ? null : <span className="font-normal text-ink-2"> {t('optional')}</span>}
    </>
  );
  return (
    <>
      {isLegend ? (
        <legend className="float-left w-full font-semibold">{words}</legend>
      ) : (
        <label htmlFor={name} className="font-semibold">
          {words}
        </label>
      )}
      {hint === undefined ? null : (
        <div id={`${name}-hint`} className="clear-both text-sm text-ink-2">
          {hint}
        </div>
      )}
      {error === undefined ? null : <FieldError name={name}>{error}</FieldError>}
    </>
  );
}

/** What is wrong at a field. It does not interrupt: the error summary does. */
export function FieldError({ name, children }: { name: string; children: React.ReactNode }) {
  const t = useTranslations('ui.field');
  return (
    <p id={`${name}-error`} className="clear-both text-sm font-semibold text-bad">
      <span className="sr-only">{t('error')} </span>
      {children}
    </p>
  );
}

/**
 * A field: its head, and its control below, in one line with those beside it; a bar on its left where something is wrong.
 */
export function Field({ children, ...head }: FieldProps & { children: React.ReactNode }) {
  return (
    <div className={`grid content-end gap-1 ${head.error === undefined ? '' : 'field-wrong'}`}>
      <FieldHead {...head} />
      {children}
    </div>
  );
}
