'use client';

import { useEffect, useId, useRef } from 'react';

type ModalProps = { title: string; onClose: () => void; children: React.ReactNode };

/** A modal dialog on the native element: focus stays inside, Escape closes it. Mounted means open. */
export function Modal({ title, onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
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
      <h2 id={titleId} className="mb-3">
        {title}
      </h2>
      {children}
    </dialog>
  );
}
