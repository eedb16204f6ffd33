import { FieldHead, type FieldProps } from './field.tsx';

/** One choice of a group, with what it means and what it costs. */
export type Choice = {
  value: string;
  label: React.ReactNode;
  hint?: React.ReactNode;
  isDisabled?: boolean;
  /** Shown only while this is chosen: the fields it asks for. */
  children?: React.ReactNode;
};

type RadioGroupProps = FieldProps & {
  choices: readonly Choice[];
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  /** Side by side, for two or three short words. */
  isInline?: boolean;
  form?: string;
};

/** One of a few, all of them in sight. The first choice carries the id that an error summary leads to. */
export function RadioGroup({
  choices,
  value,
  defaultValue,
  onChange,
  isInline = false,
  form,
  ...head
}: RadioGroupProps) {
  const { name, hint, error, isRequired = true } = head;
  const described = [hint === undefined ? '' : `${name}-hint`, error === undefined ? '' : `${name}-error`]
    .filter(Boolean)
    .join(' ');
  return (
    <fieldset
      {...(described === '' ? {} : { 'aria-describedby': described })}
      className={error === undefined ? '' : 'field-wrong'}
    >
      <FieldHead {...head} isLegend />
      <div className={`clear-both ${isInline ? 'flex flex-wrap gap-x-6' : 'grid'}`}>
        {choices.map((choice, index) => {
          const id = index === 0 ? name : `${name}-${choice.value}`;
          return (
            <div key={choice.value} className="choice-row">
              <label className="choice" htmlFor={id}>
                <input
                  type="radio"
                  id={id}
                  name={name}
                  value={choice.value}
                  required={isRequired}
                  disabled={choice.isDisabled === true}
                  {...(form === undefined ? {} : { form })}
                  {...(choice.hint === undefined
                    ? {}
                    : { 'aria-describedby': `${name}-${choice.value}-hint` })}
                  {...(value === undefined
                    ? { defaultChecked: choice.value === defaultValue }
                    : { checked: choice.value === value })}
                  onChange={
                    onChange === undefined
                      ? undefined
                      : () => {
                          onChange(choice.value);
                        }
                  }
                />
                <span>{choice.label}</span>
              </label>
              {choice.hint === undefined ? null : (
                <div id={`${name}-${choice.value}-hint`} className="ml-8 text-sm text-ink-2">
                  {choice.hint}
                </div>
              )}
              {choice.children === undefined ? null : <div className="choice-more">{choice.children}</div>}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
