'use client';

import { useEffect, useState } from 'react';
import { TextField } from '../../ui/text-field.tsx';

const PAUSE_MS = 150;

/** Sizes on offer that begin so. An offer of help: where none come, the field is as good without. */
async function sizesBeginning(text: string): Promise<string[]> {
  try {
    const answer = await fetch(`/v2/search/suggest?limit=10&q=${encodeURIComponent(text.slice(0, 80))}`);
    const { items } = (await answer.json()) as { items?: { kind: string; text: string }[] };
    return answer.ok && items !== undefined
      ? items.flatMap((item) => (item.kind === 'designation' ? [item.text] : []))
      : [];
  } catch {
    return [];
  }
}

type SizeFieldProps = { name: string; label: string; hint: string; defaultValue: string };

/** A size in free words, with those of the catalogue in the browser's own list. */
export function SizeField({ name, label, hint, defaultValue }: SizeFieldProps) {
  const [text, setText] = useState(defaultValue);
  const [sizes, setSizes] = useState<readonly string[]>([]);
  const begun = text.trim();
  useEffect(() => {
    if (begun.length < 2 || begun === defaultValue) return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void sizesBeginning(begun).then((found) => {
        if (isCurrent) setSizes(found);
      });
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [begun, defaultValue]);
  return (
    <>
      <TextField
        name={name}
        label={label}
        hint={hint}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
        isRequired={false}
        list={`${name}-list`}
        maxLength={80}
      />
      <datalist id={`${name}-list`}>
        {sizes.map((size) => (
          <option key={size} value={size} />
        ))}
      </datalist>
    </>
  );
}
