'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { texts } from '../vendor/texts.ts';

/** A place to drop files on, which is also a plain file input for keyboard and touch. */
export function DropZone({ isBusy, onFiles }: { isBusy: boolean; onFiles: (files: File[]) => void }) {
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const words = texts.upload;

  const take = (files: Iterable<File>) => {
    onFiles([...files]);
    if (input.current !== null) input.current.value = '';
  };
  // On a slow line somebody chooses files before the page has woken up; those must not be lost.
  const takeEarlyFiles = useEffectEvent(() => {
    const early = input.current?.files ?? [];
    if (early.length > 0) take(early);
  });
  useEffect(() => {
    takeEarlyFiles();
  }, []);

  return (
    <div
      className={`grid justify-items-start gap-2 border-2 border-dashed p-5 ${isOver ? 'border-brand bg-brand-soft' : 'border-control'}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!isBusy) onFiles([...event.dataTransfer.files]);
      }}
    >
      <label htmlFor="certificate-files" className="font-semibold">
        {words.label}
      </label>
      <p id="certificate-files-hint" className="text-sm text-ink-2">
        {words.hint}
      </p>
      <p className="flex flex-wrap items-center gap-2">
        <span>{words.drop}</span>
        <input
          ref={input}
          id="certificate-files"
          type="file"
          multiple
          accept=".json,.pdf,application/json,application/pdf"
          disabled={isBusy}
          aria-describedby="certificate-files-hint"
          className="max-w-full file:mr-3 file:min-h-10 file:cursor-pointer file:rounded-sm file:border file:border-control file:bg-paper file:px-4 file:font-semibold file:text-brand"
          onChange={(event) => {
            take(event.currentTarget.files ?? []);
          }}
        />
      </p>
    </div>
  );
}
