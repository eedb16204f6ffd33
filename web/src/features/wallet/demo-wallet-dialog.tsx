'use client';

import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { Modal } from '../../ui/modal.tsx';
import { useFormats } from '../../ui/formats.ts';
import { DEMO_WALLET_NAME, demoWalletQuestions, type DemoWalletQuestion } from './demo-wallet.ts';
import { SignedWords } from './signed-words.tsx';

/** The demo wallet's accounts have names of their own, in their order. */
const ACCOUNTS = [0, 1, 2] as const;

const noQuestion = (): DemoWalletQuestion | undefined => undefined;

/** The demo wallet's own window: it asks which account to use, and before every signature. */
export function DemoWalletDialog() {
  const t = useTranslations('wallet.demo');
  const formats = useFormats();
  const question = useSyncExternalStore(
    demoWalletQuestions.subscribe,
    demoWalletQuestions.current,
    noQuestion,
  );
  if (question === undefined) return null;
  if (question.kind === 'connect') {
    return (
      <Modal
        title={`${DEMO_WALLET_NAME}: ${t('connectTitle')}`}
        onClose={() => {
          question.answer(undefined);
        }}
      >
        <p className="mb-3 text-ink-2">{t('connectIntro')}</p>
        <ul className="mb-4 border-t border-rule">
          {question.accounts.map((account, index) => (
            <li key={account} className="border-b border-rule">
              <button
                type="button"
                className="w-full px-2 py-2 text-left hover:bg-brand-soft"
                onClick={() => {
                  question.answer(index);
                }}
              >
                <span className="block font-semibold text-link">{t(`accounts.${ACCOUNTS[index] ?? 0}`)}</span>
                <span className="font-mono text-sm break-all">{account}</span>
              </button>
            </li>
          ))}
        </ul>
        <button
          type="button"
          className="button button-quiet"
          onClick={() => {
            question.answer(undefined);
          }}
        >
          {t('decline')}
        </button>
      </Modal>
    );
  }
  const isSending = question.kind === 'send';
  return (
    <Modal
      title={`${DEMO_WALLET_NAME}: ${isSending ? t('sendTitle') : t('signTitle')}`}
      onClose={() => {
        question.answer(false);
      }}
    >
      {isSending ? (
        <p>
          {t('sendTo', {
            amount: formats.money(question.wei, 'ETH'),
            address: question.to,
          })}
        </p>
      ) : (
        <SignedWords typedData={question.typedData} />
      )}
      <div className="mt-4 flex flex-wrap gap-3">
        <button
          type="button"
          className="button"
          onClick={() => {
            question.answer(true);
          }}
        >
          {isSending ? t('send') : t('sign')}
        </button>
        <button
          type="button"
          className="button button-quiet"
          onClick={() => {
            question.answer(false);
          }}
        >
          {t('decline')}
        </button>
      </div>
    </Modal>
  );
}
