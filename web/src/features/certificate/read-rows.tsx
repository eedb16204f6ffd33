'use client';

import { useState } from 'react';
import type { ReadRow } from '@topsteel/domain/api';
import { Mass } from '../../ui/mass.tsx';
import { massText } from '../../ui/mass-text.ts';
import { certificateType } from '../../ui/names.ts';
import { Notice } from '../../ui/notice.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { texts } from '../vendor/texts.ts';
import { Findings } from './findings.tsx';

type ReadRowsProps = { rows: ReadRow[]; isBusy: boolean; onRegister: (draftIds: string[]) => void };

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
export function ReadRows({ rows, isBusy, onRegister }: ReadRowsProps) {
  const drafts = draftsOf(rows);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = drafts.filter((draft) => !left.has(draft.draftId));
  const chosenGrams = chosen.reduce((sum, draft) => sum + BigInt(draft.massGrams), 0n);
  const words = texts.upload;
  const toggle = (draftId: string) => {
    const next = new Set(left);
    if (!next.delete(draftId)) next.add(draftId);
    setLeft(next);
  };
  return (
    <div className="grid gap-4">
      <LedgerTable
        caption={words.resultCaption}
        columns={[words.choose, words.result, words.certificate, { figure: words.mass }, words.file]}
      >
        <tbody>
          {rows.map((row, index) => (
            <tr key={`${row.fileName}:${String(index)}`}>
              <td>
                {row.draftId === null || row.state === 'refused' ? null : (
                  <input
                    type="checkbox"
                    className="size-5"
                    aria-label={`${words.choose} ${row.certificate?.number ?? row.fileName}`}
                    checked={!left.has(row.draftId)}
                    onChange={() => {
                      if (row.draftId !== null) toggle(row.draftId);
                    }}
                  />
                )}
              </td>
              <td className="max-w-96 min-w-48">
                <Tag tone={TONES[row.state]}>{words.states[row.state]}</Tag>
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
                      {row.certificate.grade} {row.certificate.product}, {row.certificate.dimensions}, heat{' '}
                      <span className="font-mono">{row.certificate.heatNumber}</span>
                    </div>
                    <div className="text-ink-2">{row.certificate.conformance.sentence}</div>
                  </>
                )}
              </td>
              <td className="num">
                {row.certificate === null ? null : <Mass grams={row.certificate.massGrams} bare />}
              </td>
              <td className="break-all">
                {row.fileName}
                <div className="text-ink-2">
                  {row.pdfFileName === null ? words.noPdf : words.withPdf(row.pdfFileName)}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
      {drafts.length === 0 ? (
        <Notice tone="bad">{words.noReady}</Notice>
      ) : (
        <div className="flex flex-wrap items-center gap-4">
          <button
            type="button"
            className="button"
            disabled={isBusy || chosen.length === 0}
            onClick={() => {
              onRegister(chosen.map((draft) => draft.draftId));
            }}
          >
            {isBusy ? words.registering : words.register(chosen.length)}
          </button>
          <p className="text-sm text-ink-2">
            {chosen.length === 0 ? words.none : words.summary(chosen.length, massText(chosenGrams, 't'))}
          </p>
        </div>
      )}
    </div>
  );
}
