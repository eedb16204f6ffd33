'use client';

import { useTranslations } from 'next-intl';

/** An act that opens to its fields. */
export function Fold({
  name,
  summary,
  go,
  isBusy,
  onSubmit,
  children,
}: {
  name: string;
  summary: string;
  go: string;
  isBusy: boolean;
  onSubmit: (form: FormData) => void;
  children: React.ReactNode;
}) {
  const t = useTranslations('reconcile');
  return (
    <details data-fold={name}>
      <summary className="font-semibold">{summary}</summary>
      <form
        method="post"
        className="mt-2 grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit(new FormData(event.currentTarget));
        }}
      >
        {children}
        <button className="button justify-self-start" disabled={isBusy}>
          {isBusy ? t('act.busy') : go}
        </button>
      </form>
    </details>
  );
}
