'use client';

import { useEffect, useState } from 'react';

const PAUSE_MS = 120;

/** Suggestions are an offer of help: where none come, the search goes on without. Read by hand, to keep the page light. */
async function suggestionsFor(text: string): Promise<string[]> {
  try {
    const answer = await fetch(`/v2/search/suggest?limit=8&q=${encodeURIComponent(text.slice(0, 80))}`);
    const { items } = (await answer.json()) as { items?: { text: string }[] };
    return answer.ok && items !== undefined ? items.map((item) => item.text) : [];
  } catch {
    return [];
  }
}

/** A search field with suggestions by the browser's own list, which every keyboard and screen reader knows. */
export function SuggestInput({ id, q }: { id: string; q: string }) {
  const [text, setText] = useState(q);
  const [items, setItems] = useState<string[]>([]);
  const begun = text.trim();
  useEffect(() => {
    if (begun === '' || begun === q) return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void suggestionsFor(begun).then((found) => {
        if (isCurrent) setItems(found);
      });
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [begun, q]);
  return (
    <>
      <input
        id={id}
        className="field"
        type="search"
        name="q"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
        list={`${id}-list`}
        maxLength={200}
        autoComplete="off"
        aria-describedby={`${id}-hint`}
      />
      <datalist id={`${id}-list`}>
        {items.map((item) => (
          <option key={item} value={item} />
        ))}
      </datalist>
    </>
  );
}
