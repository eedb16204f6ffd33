'use client';

import type { BasketLine } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { createContext, useContext, useState } from 'react';
import { Undo } from '../../ui/undo.tsx';
import { useChange } from './use-change.ts';

/** What is needed to put a line back as it was. */
export type KeptLine = Pick<BasketLine, 'id' | 'offerId' | 'quantity' | 'cuts' | 'extras' | 'note'> & {
  name: string;
};

const Removal = createContext<(line: KeptLine) => void>(() => undefined);

/** Remembers the line that was removed last, so that it can be put back. */
export function RemovedLines({ basketId, children }: { basketId: string; children: React.ReactNode }) {
  const t = useTranslations('basket');
  const { change } = useChange();
  const [removed, setRemoved] = useState<KeptLine>();
  return (
    <Removal value={setRemoved}>
      {removed === undefined ? null : (
        <div className="mb-4">
          <Undo
            key={removed.id}
            sentence={t('removed', { name: removed.name })}
            onUndo={() => {
              const { offerId, quantity, cuts, extras, note } = removed;
              const body = { offerId, quantity, cuts, extras, ...(note === null ? {} : { note }) };
              return change({ method: 'POST', path: `${basketId}/lines`, body });
            }}
            onClose={() => {
              setRemoved(undefined);
            }}
          />
        </div>
      )}
      {children}
    </Removal>
  );
}

/** Takes a line out of the basket; it can be put back. */
export function RemoveLine({ basketId, line }: { basketId: string; line: KeptLine }) {
  const t = useTranslations('basket.line');
  const tell = useContext(Removal);
  const { change, isBusy } = useChange();
  const remove = async () => {
    const failed = await change({ method: 'DELETE', path: `${basketId}/lines/${line.id}` });
    if (failed === undefined) tell(line);
  };
  return (
    <button
      type="button"
      className="button-text text-sm"
      aria-disabled={isBusy}
      aria-label={t('removeWhat', { name: line.name })}
      onClick={() => {
        if (!isBusy) void remove();
      }}
    >
      {t('remove')}
    </button>
  );
}
