'use client';

import { useTranslations } from 'next-intl';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Modal } from '../../ui/modal.tsx';

/** Ten codes, once. Only the button closes them: Escape would lose them. */
export function BackupCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useTranslations('account.codes');
  return (
    <Modal title={t('title')} onClose={() => undefined} hasClose={false}>
      <div className="grid gap-4">
        <p>{t('once')}</p>
        <ol className="grid gap-x-6 gap-y-1 border border-control bg-sunken p-3 font-mono sm:grid-cols-2">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
        <p>
          <CopyButton text={codes.join('\n')} label={t('copy')} done={t('copied')} />
        </p>
        <button type="button" className="button justify-self-start" onClick={onDone}>
          {t('done')}
        </button>
      </div>
    </Modal>
  );
}
