'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState } from 'react';

type ModalProps = {
  title: string;
  onClose: () => void;
  /** False where what is shown must be read first, or where the last button is called "Close" already. */
  hasClose?: boolean;
  children: React.ReactNode;
};

/**
 * A modal dialog on the native element: focus stays inside, Escape and the cross close it. Mounted means open. The cross
 * comes once it is open and stands last, so that the focus begins at what the dialog is about.
 */
export function Modal({ title, onClose, hasClose = true, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [isOpen, setOpen] = useState(false);
  const t = useTranslations('ui');
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    setOpen(true);
    return () => {
      // Back to what opened it, unless that is gone.
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className="m-auto max-h-[90dvh] w-[min(34rem,calc(100vw-2rem))] overflow-auto rounded-sm border border-control bg-paper p-5 text-ink shadow-lg"
    >
      <h2 id={titleId} className={`mb-3 ${hasClose ? 'pr-9' : ''}`}>
        {title}
      </h2>
      {children}
      {hasClose && isOpen ? (
        <button
          type="button"
          className="absolute top-2 right-2 size-11 text-xl leading-none hover:bg-sunken"
          aria-label={t('close')}
          onClick={onClose}
        >
          ×
        </button>
      ) : null}
    </dialog>
  );
}
