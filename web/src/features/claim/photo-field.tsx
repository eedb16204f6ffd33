'use client';

import { useTranslations } from 'next-intl';
import { FileDrop } from '../../ui/file-drop.tsx';

export const FILE_TYPES = 'application/pdf,image/jpeg,image/png,image/webp';
const MOST_FILES = 20;

type PhotoFieldProps = { files: File[]; onChange: (files: File[]) => void; isBusy: boolean };

/** The files that go with a claim, which are sent after it; each can be left out again. */
export function PhotoField({ files, onChange, isBusy }: PhotoFieldProps) {
  const t = useTranslations('claim.form');
  return (
    <div className="grid gap-2">
      <FileDrop
        name="photos"
        label={t('photos')}
        hint={t('photosHint')}
        isRequired={false}
        accept={FILE_TYPES}
        isMultiple
        isBusy={isBusy}
        onFiles={(more) => {
          onChange([...files, ...more].slice(0, MOST_FILES));
        }}
      />
      <p role="status" className="text-sm text-ink-2">
        {t('chosen', { count: files.length })}
      </p>
      {files.length === 0 ? null : (
        <ul className="grid gap-1">
          {files.map((file, index) => (
            <li key={`${String(index)} ${file.name}`} className="flex flex-wrap items-center gap-x-4">
              <span className="break-all">{file.name}</span>
              <button
                type="button"
                className="button-text text-sm"
                onClick={() => {
                  onChange(files.filter((_file, at) => at !== index));
                }}
              >
                {t('removeFile', { name: file.name })}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
