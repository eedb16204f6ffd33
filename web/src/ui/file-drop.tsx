'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { describedBy, Field, type FieldProps } from './field.tsx';

type FileDropProps = FieldProps & {
  /** Kinds of files, as an input's `accept` has them. */
  accept: string;
  isMultiple?: boolean;
  isBusy?: boolean;
  /** Phones then offer the camera. */
  isPhoto?: boolean;
  /** Without it the chosen files stay in the field and go with the form. */
  onFiles?: (files: File[]) => void;
};

/** A place to drop files on, which is also a plain file input for keyboard, touch and pages without JavaScript. */
export function FileDrop({
  accept,
  isMultiple = false,
  isBusy = false,
  isPhoto = false,
  onFiles,
  ...head
}: FileDropProps) {
  const t = useTranslations('ui.files');
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const take = (files: Iterable<File>) => {
    onFiles?.([...files]);
    if (input.current !== null) input.current.value = '';
  };

  return (
    <div
      aria-busy={isBusy}
      className={`border-2 border-dashed p-4 ${isOver ? 'border-brand bg-brand-soft' : 'border-control'}`}
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
        if (isBusy) return;
        const files = [...event.dataTransfer.files];
        if (onFiles !== undefined) onFiles(isMultiple ? files : files.slice(0, 1));
        else if (input.current !== null) input.current.files = event.dataTransfer.files;
      }}
    >
      <Field {...head}>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
          <input
            ref={input}
            id={head.name}
            name={head.name}
            type="file"
            accept={accept}
            multiple={isMultiple}
            disabled={isBusy}
            {...(isPhoto ? { capture: 'environment' as const } : {})}
            {...describedBy(head)}
            className="file-input"
            onChange={(event) => {
              if (onFiles !== undefined) take(event.currentTarget.files ?? []);
            }}
          />
          <span className="text-sm text-ink-2">{t(isMultiple ? 'dropMany' : 'dropOne')}</span>
        </p>
      </Field>
    </div>
  );
}
