'use client';

import { drawingOf, idOf, type Drawing } from '../../ui/drawn-once.ts';

const asItIs = (text: string): string => text;
const textOf = (element: HTMLElement): string => element.textContent;

/** Data for machines that read pages. An island, so that it does not cross the line twice. */
export function ProductScript({ text, nonce }: { text: Drawing<string>; nonce: string | undefined }) {
  return (
    <script
      {...idOf(text)}
      type="application/ld+json"
      nonce={nonce}
      dangerouslySetInnerHTML={{ __html: drawingOf(text, asItIs, textOf) }}
    />
  );
}
