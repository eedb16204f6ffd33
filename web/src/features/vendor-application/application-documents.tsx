'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import {
  vendorApplication,
  vendorDocumentKinds,
  type VendorApplication,
  type VendorDocumentKind,
} from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Tag } from '../../ui/tag.tsx';
import { callApplication } from './application-api.ts';

const NEEDED: readonly VendorDocumentKind[] = ['registration-extract', 'owner-identity', 'bank-proof'];
const TONES = { waiting: 'hot', accepted: 'good', refused: 'bad' } as const;

type ApplicationDocumentsProps = {
  application: VendorApplication;
  token: string;
  /** Documents can be added now. */
  isOpen: boolean;
  onChange: (application: VendorApplication) => void;
};

/** Every kind of document: what was given, what became of it, and a place to give it. */
export function ApplicationDocuments({ application, token, isOpen, onChange }: ApplicationDocumentsProps) {
  const t = useTranslations('vendorApplication');
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState<VendorDocumentKind>();
  const give = async (kind: VendorDocumentKind, [file]: File[]) => {
    if (file === undefined) return;
    setProblem(undefined);
    setBusy(kind);
    const form = new FormData();
    form.append('file', file);
    const answer = await callApplication(`${application.id}/documents?kind=${kind}`, vendorApplication, {
      token,
      form,
    });
    setBusy(undefined);
    if (answer.ok) onChange(answer.value);
    else setProblem(answer.problem);
  };
  return (
    <section aria-labelledby="documents" className="grid gap-4">
      <h2 id="documents">{t('documents')}</h2>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <ul className="grid gap-4">
        {vendorDocumentKinds.map((kind) => {
          const given = application.documents.filter((document) => document.kind === kind);
          return (
            <li key={kind} className="grid gap-2">
              {given.map((document) => (
                <div key={document.id} className="flex flex-wrap items-baseline gap-x-3">
                  <Tag tone={TONES[document.state]}>{t(`documentStates.${document.state}`)}</Tag>
                  <span className="font-semibold">{t(`kinds.${kind}`)}</span>
                  <span className="text-ink-2">{document.file.name}</span>
                  {document.remark === null ? null : <span>{document.remark}</span>}
                </div>
              ))}
              {isOpen && !given.some(({ state }) => state !== 'refused') ? (
                <FileDrop
                  name={`document-${kind}`}
                  label={t(`kinds.${kind}`)}
                  hint={t(`kindHints.${kind}`)}
                  accept=".pdf,.jpg,.jpeg,.png,.webp"
                  isRequired={NEEDED.includes(kind)}
                  isBusy={busy === kind}
                  onFiles={(files) => void give(kind, files)}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
