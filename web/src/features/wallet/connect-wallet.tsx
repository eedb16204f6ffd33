'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useConnect, useConnectors, type Connector } from 'wagmi';
import { Modal } from '../../ui/modal.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useSigningError } from './signing-error.ts';

/** Announced wallets, and the nameless one of the browser only when none announced itself. */
function listed(connectors: readonly Connector[]): Connector[] {
  const announced = connectors.filter((connector) => connector.id !== 'injected');
  const hasNameless = announced.length === 0 && 'ethereum' in window;
  return hasNameless ? [...connectors] : announced;
}

/** A button that opens the list of wallets found in this browser. */
export function ConnectWallet({ explain, isAsked = false }: { explain?: string; isAsked?: boolean }) {
  const t = useTranslations('wallet');
  const signingError = useSigningError();
  const [isOpen, setOpen] = useState(isAsked);
  const connectors = useConnectors();
  const { mutate: connect, isPending, error } = useConnect();
  const wallets = listed(connectors);
  return (
    <div className="grid justify-items-start gap-3">
      <p className="text-sm text-ink-2">{explain ?? t('explain')}</p>
      {error === null ? null : <Notice tone="attention">{signingError(error)}</Notice>}
      <button
        type="button"
        className="button"
        disabled={isPending}
        onClick={() => {
          setOpen(true);
        }}
      >
        {isPending ? t('connecting') : t('connect')}
      </button>
      {isOpen ? (
        <Modal
          title={t('choose')}
          onClose={() => {
            setOpen(false);
          }}
        >
          {wallets.length === 0 ? <p className="mb-4">{t('none')}</p> : null}
          <ul className="mb-4 border-t border-rule">
            {wallets.map((connector) => (
              <li key={connector.uid} className="border-b border-rule">
                <button
                  type="button"
                  className="flex min-h-12 w-full items-center gap-3 px-2 py-2 text-left hover:bg-brand-soft"
                  onClick={() => {
                    setOpen(false);
                    connect({ connector });
                  }}
                >
                  {/* A wallet's icon is a data address of its own making: nothing for an image optimiser to do. */}
                  {connector.icon === undefined ? null : (
                    <img src={connector.icon} alt="" width={24} height={24} />
                  )}
                  <span className="font-semibold text-link">
                    {connector.id === 'injected' ? t('browserWallet') : connector.name}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <button
            type="button"
            className="button button-quiet"
            onClick={() => {
              setOpen(false);
            }}
          >
            {t('cancel')}
          </button>
        </Modal>
      ) : null}
    </div>
  );
}
