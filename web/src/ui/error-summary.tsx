'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';

/** Something wrong with a form; `field` is the name of the field it stands at, empty for none. */
export type FieldFault = { field: string; message: string };

/**
 * What is wrong with a form, on top of it: takes the focus when it appears or changes, without scripts too, and each line
 * leads to its field.
 * The same words stand at the field.
 */
export function ErrorSummary({ faults, title }: { faults: readonly FieldFault[]; title?: string }) {
  const t = useTranslations('ui.problem');
  const box = useRef<HTMLDivElement>(null);
  const said = faults.map((fault) => fault.field + fault.message).join('\n');
  useEffect(() => {
    if (said !== '') box.current?.focus();
  }, [said]);
  if (faults.length === 0) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} autoFocus className="border-2 border-bad p-4">
      <h2 className="text-base font-semibold">{title ?? t('title')}</h2>
      <ul className="mt-2 grid gap-1">
        {faults.map(({ field, message }) => (
          <li key={field + message}>
            {field === '' ? (
              <span className="font-semibold text-bad">{message}</span>
            ) : (
              <a
                href={`#${field}`}
                className="font-semibold text-bad"
                onClick={(event) => {
                  const control = document.getElementById(field);
                  if (control === null) return;
                  event.preventDefault();
                  control.scrollIntoView({ block: 'center' });
                  control.focus();
                }}
              >
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
