'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReadRow } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { Heat } from '../../ui/heat.tsx';
import { Mass } from '../../ui/mass.tsx';
import { certificateType } from '../../ui/certificate-type.ts';
import { Notice } from '../../ui/notice.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Told } from '../told/told.tsx';
import { BatchReview } from './batch-review.tsx';
import { Findings } from './findings.tsx';

type ReadRowsProps = {
  rows: ReadRow[];
  /** The organisation in whose name they are signed, and whether it does so in its own wallet. */
  signer: string;
  signsItself: boolean;
  isBusy: boolean;
  onRegister: (draftIds: string[]) => void;
};

const TONES = { ready: 'good', warning: 'attention', refused: 'bad' } as const;

type Draft = { draftId: string; massGrams: string };

/** The rows that may be registered, with their mass. */
function draftsOf(rows: ReadRow[]): Draft[] {
  return rows.flatMap((row) =>
    row.draftId !== null && row.certificate !== null && row.state !== 'refused'
      ? [{ draftId: row.draftId, massGrams: row.certificate.massGrams }]
      : [],
  );
}

/** What was read, one row per certificate, and the choice of what to register. */
export function ReadRows({ rows, signer, signsItself, isBusy, onRegister }: ReadRowsProps) {
  const formats = useFormats();
  const drafts = draftsOf(rows);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = drafts.filter((draft) => !left.has(draft.draftId));
  const chosenGrams = chosen.reduce((sum, draft) => sum + BigInt(draft.massGrams), 0n);
  const t = useTranslations('certificate');
  const toggle = (draftId: string) => {
    const next = new Set(left);
    if (!next.delete(draftId)) next.add(draftId);
    setLeft(next);
  };
  return (
    <div className="grid gap-4">
      <p role="status" className="font-semibold">
        {t('upload.counts', {
          ready: rows.filter(({ state }) => state === 'ready').length,
          warning: rows.filter(({ state }) => state === 'warning').length,
          refused: rows.filter(({ state }) => state === 'refused').length,
        })}
      </p>
      <LedgerTable
        caption={t('upload.resultCaption')}
        columns={[
          t('upload.choose'),
          t('upload.result'),
          t('upload.certificate'),
          t('upload.conformance'),
          { figure: t('upload.mass') },
          t('upload.file'),
        ]}
      >
        <tbody>
          {rows.map((row, index) => (
            <tr key={`${row.fileName}:${String(index)}`}>
              <td>
                {row.draftId === null || row.state === 'refused' ? null : (
                  <input
                    type="checkbox"
                    className="size-5"
                    aria-label={`${t('upload.choose')} ${row.certificate?.number ?? row.fileName}`}
                    checked={!left.has(row.draftId)}
                    onChange={() => {
                      if (row.draftId !== null) toggle(row.draftId);
                    }}
                  />
                )}
              </td>
              <td className="max-w-96 min-w-48">
                <Tag tone={TONES[row.state]}>{t(`upload.states.${row.state}`)}</Tag>
                <div className="mt-1">
                  <Findings findings={row.findings} />
                </div>
              </td>
              <td className="min-w-48">
                {row.certificate === null ? null : (
                  <>
                    <span className="font-semibold">{row.certificate.number}</span>, EN 10204{' '}
                    {certificateType(row.certificate.kind)}
                    <div className="text-ink-2">
                      {row.certificate.grade} {row.certificate.product}, {row.certificate.dimensions},{' '}
                      <Heat number={row.certificate.heatNumber} />
                    </div>
                  </>
                )}
              </td>
              <td className="min-w-40">
                {row.certificate === null ? '–' : <Told text={row.certificate.conformance.sentence} />}
              </td>
              <td className="num">
                {row.certificate === null ? null : <Mass grams={row.certificate.massGrams} bare />}
              </td>
              <td className="break-all">
                {row.fileName}
                <div className="text-ink-2">
                  {row.pdfFileName === null
                    ? t('upload.noPdf')
                    : t('upload.withPdf', { name: row.pdfFileName })}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
      {drafts.length === 0 ? (
        <Notice tone="bad">{t('upload.noReady')}</Notice>
      ) : (
        <BatchReview
          rows={rows.filter(({ draftId }) => chosen.some((draft) => draft.draftId === draftId))}
          signer={signer}
          signsItself={signsItself}
        >
          <button
            type="button"
            className="button justify-self-start"
            disabled={isBusy || chosen.length === 0}
            onClick={() => {
              onRegister(chosen.map((draft) => draft.draftId));
            }}
          >
            {isBusy
              ? t('upload.registering')
              : t('upload.register', { count: chosen.length, tonnes: formats.mass(chosenGrams, 't') })}
          </button>
          {chosen.length === 0 ? <p className="text-sm text-ink-2">{t('upload.none')}</p> : null}
        </BatchReview>
      )}
    </div>
  );
}
