'use client';

import type { InspectionBody } from '@topsteel/domain/api';
import { texts } from './texts.ts';

type ChooseBodyProps = { bodies: InspectionBody[]; value: string; onChange: (id: string) => void };

/** Which inspection body is to countersign certificates of type 3.2. */
export function ChooseBody({ bodies, value, onChange }: ChooseBodyProps) {
  return (
    <div className="grid gap-1">
      <label htmlFor="inspection-body" className="font-semibold">
        {texts.body}
      </label>
      <p id="inspection-body-hint" className="text-sm text-ink-2">
        {bodies.length === 0 ? texts.noBodies : texts.bodyHint}
      </p>
      <select
        id="inspection-body"
        className="field"
        value={value}
        aria-describedby="inspection-body-hint"
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      >
        <option value="">{texts.choose}</option>
        {bodies.map(({ id, name, country }) => (
          <option key={id} value={id}>
            {`${name} (${country})`}
          </option>
        ))}
      </select>
    </div>
  );
}
