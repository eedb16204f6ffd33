'use client';

import type { Range } from './steel-search.ts';

export interface RangeFieldsProps {
  action: string;
  words: { heading: string; from: string; to: string; button: string };
  /** What else the list is filtered by. */
  kept: readonly (readonly [name: string, value: string])[];
  values: Partial<Record<Range | 'by', string>>;
  /** Bounds that could not be read, and what is said of them. */
  misread: readonly Range[];
  wrong: string | null;
  pairs: readonly (readonly [label: string, from: Range, to: Range])[];
  bounds: readonly (readonly [label: string, name: Range | 'by'])[];
}

/** The fields of `RangeForm`. Drawn in the browser too: their markup would be a twentieth of the page. */
export function RangeFields(props: RangeFieldsProps) {
  const { action, words, kept, wrong, pairs, bounds } = props;
  return (
    <form action={action} className="grid gap-2" aria-label={words.heading} autoComplete="off">
      <h2 className="text-sm font-semibold">{words.heading}</h2>
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {wrong === null ? null : (
        <p id="range-wrong" role="alert" className="text-sm font-semibold text-bad">
          {wrong}
        </p>
      )}
      {pairs.map(([label, from, to]) => (
        <fieldset key={from}>
          <legend className="text-sm text-ink-2">{label}</legend>
          <div className="grid grid-cols-[1fr_auto_1fr] items-center gap-1">
            <Bound name={from} label={`${label}, ${words.from}`} {...props} />
            <span aria-hidden="true">–</span>
            <Bound name={to} label={`${label}, ${words.to}`} {...props} />
          </div>
        </fieldset>
      ))}
      {bounds.map(([label, name]) => (
        <label key={name} className="grid text-sm text-ink-2">
          {label}
          {name === 'by' ? (
            <input
              type="date"
              name="by"
              className="field min-h-8 px-2 py-1 text-sm"
              defaultValue={props.values.by ?? ''}
            />
          ) : (
            <Bound name={name} label={label} {...props} />
          )}
        </label>
      ))}
      <button className="button button-quiet button-small justify-self-start">{words.button}</button>
    </form>
  );
}

type BoundProps = { name: Range; label: string } & Pick<RangeFieldsProps, 'values' | 'misread'>;

function Bound({ name, label, values, misread }: BoundProps) {
  return (
    <input
      className="field bound"
      name={name}
      aria-label={label}
      inputMode="decimal"
      maxLength={12}
      defaultValue={values[name] ?? ''}
      {...(misread.includes(name) ? { 'aria-invalid': true, 'aria-describedby': 'range-wrong' } : {})}
    />
  );
}
