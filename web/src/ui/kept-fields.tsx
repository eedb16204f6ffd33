'use client';

import { createContext, use, type ComponentProps, type ReactNode } from 'react';
import type { Refused } from '../backend/refused.ts';
import { CheckField } from './check-field.tsx';
import { DateField } from './date-field.tsx';
import { ErrorSummary, type FieldFault } from './error-summary.tsx';
import { SelectField, type Option } from './select-field.tsx';
import { TextAreaField } from './text-area-field.tsx';
import { TextField } from './text-field.tsx';
import { lastPart } from './use-form.ts';

type Kept = {
  typedOf: (name: string) => string[] | undefined;
  errorOf: (name: string) => string | undefined;
};

const Kept = createContext<Kept>({ typedOf: () => undefined, errorOf: () => undefined });

type KeptFieldsProps = {
  refused: Refused | null;
  /** Its fields are cells: their names are no ids that a line of the summary could lead to. */
  isInRow?: boolean;
  children: ReactNode;
};

/**
 * The fields of a form as they were sent, where its act was refused: those below, of `Kept…`. The one at fault has its
 * sentence, which also stands on top. The framework empties a form that was answered, and without scripts the page is a new
 * one: in both, fields are what they are by default, so that is what was typed.
 */
export function KeptFields({ refused, isInRow = false, children }: KeptFieldsProps) {
  const faults = faultsOf(refused);
  const kept: Kept = {
    typedOf: (name) => (refused === null ? undefined : (refused.typed[name] ?? [])),
    errorOf: (name) => faults.find(({ field }) => field === name)?.message,
  };
  return (
    <Kept value={kept}>
      {faults.length === 0 ? null : (
        <ErrorSummary
          key={JSON.stringify(refused)}
          faults={isInRow ? faults.map((fault) => ({ ...fault, field: '' })) : faults}
        />
      )}
      {children}
    </Kept>
  );
}

/** What is wrong, by the fields of the form. */
export const faultsOf = (refused: Refused | null): FieldFault[] =>
  (refused?.problem.fields ?? []).map(({ field, message }) => ({ field: lastPart(field), message }));

/** What a field is by default, and what is wrong with it. */
function useKept(name: string, first: string | undefined) {
  const { typedOf, errorOf } = use(Kept);
  const typed = typedOf(name);
  const error = errorOf(name);
  return { defaultValue: typed === undefined ? first : typed[0], ...(error === undefined ? {} : { error }) };
}

type Plain<Props> = Omit<Props, 'defaultValue' | 'value' | 'onChange' | 'error'> & { defaultValue?: string };

export function KeptText({ defaultValue, ...props }: Plain<ComponentProps<typeof TextField>>) {
  return <TextField {...props} {...useKept(props.name, defaultValue)} />;
}

export function KeptTextArea({ defaultValue, ...props }: Plain<ComponentProps<typeof TextAreaField>>) {
  return <TextAreaField {...props} {...useKept(props.name, defaultValue)} />;
}

export function KeptDate({ defaultValue, ...props }: Plain<ComponentProps<typeof DateField>>) {
  return <DateField {...props} {...useKept(props.name, defaultValue)} />;
}

/** A list takes its default only when it is made. */
export function KeptSelect({ defaultValue, ...props }: Plain<ComponentProps<typeof SelectField>>) {
  const kept = useKept(props.name, defaultValue);
  return <SelectField key={kept.defaultValue} {...props} {...kept} />;
}

/** One of several that share a name. */
export function KeptCheck(props: Plain<ComponentProps<typeof CheckField>> & { value: string }) {
  const { typedOf, errorOf } = use(Kept);
  const isTicked = typedOf(props.name)?.includes(props.value) ?? props.defaultChecked ?? false;
  return <CheckField {...props} defaultChecked={isTicked} error={errorOf(props.name)} />;
}

type CellProps = { name: string; label: string };

/** A text field in a row, where others of its name stand in other rows. */
export function KeptCell({
  name,
  label,
  className = '',
  ...input
}: CellProps & Pick<ComponentProps<'input'>, 'className' | 'minLength' | 'maxLength' | 'required'>) {
  const { defaultValue, error } = useKept(name, undefined);
  return (
    <label className="grid gap-0.5 text-sm">
      {label}
      {error === undefined ? null : <span className="font-semibold text-bad">{error}</span>}
      <input
        name={name}
        className={`field ${className}`}
        {...input}
        defaultValue={defaultValue}
        aria-invalid={error !== undefined}
      />
    </label>
  );
}

/** A list in a row. */
export function KeptCellSelect({ name, label, options }: CellProps & { options: readonly Option[] }) {
  const { defaultValue } = useKept(name, undefined);
  return (
    <label className="grid gap-0.5 text-sm">
      {label}
      <select key={defaultValue} name={name} className="field" defaultValue={defaultValue}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
