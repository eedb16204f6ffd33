'use client';

import { useTranslations } from 'next-intl';
import type { ApiKeyWithSecret } from '@topsteel/domain/api';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Modal } from '../../ui/modal.tsx';

/** A key in full, once. Only the button closes it: Escape would lose it. */
export function NewSecret({ made, onDone }: { made: ApiKeyWithSecret; onDone: () => void }) {
  const t = useTranslations('apiKey.secret');
  return (
    <Modal title={t('title')} onClose={() => undefined} hasClose={false}>
      <div className="grid gap-4">
        <p>{t('once', { name: made.name })}</p>
        <p className="border border-control bg-sunken p-3 font-mono break-all">{made.key}</p>
        <p>
          <CopyButton text={made.key} label={t('copy')} done={t('copied')} />
        </p>
        <button type="button" className="button justify-self-start" onClick={onDone}>
          {t('done')}
        </button>
      </div>
    </Modal>
  );
}
