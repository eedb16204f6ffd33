'use client';

import { useSyncExternalStore } from 'react';
import { Modal } from '../../ui/modal.tsx';
import { Money } from '../../ui/money.tsx';
import { demoWalletQuestions, type DemoWalletQuestion } from './demo-wallet.ts';
import { SignedWords } from './signed-words.tsx';
import { texts } from './texts.ts';

const noQuestion = (): DemoWalletQuestion | undefined => undefined;

/** The demo wallet's own window: it asks which account to use, and before every signature. */
export function DemoWalletDialog() {
  const question = useSyncExternalStore(
    demoWalletQuestions.subscribe,
    demoWalletQuestions.current,
    noQuestion,
  );
  const words = texts.demo;
  if (question === undefined) return null;
  if (question.kind === 'connect') {
    return (
      <Modal
        title={`${words.name}: ${words.connectTitle}`}
        onClose={() => {
          question.answer(undefined);
        }}
      >
        <p className="mb-3 text-ink-2">{words.connectIntro}</p>
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
                <span className="block font-semibold text-link">{words.accounts[index]}</span>
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
          {words.decline}
        </button>
      </Modal>
    );
  }
  const isSending = question.kind === 'send';
  return (
    <Modal
      title={`${words.name}: ${isSending ? words.sendTitle : words.signTitle}`}
      onClose={() => {
        question.answer(false);
      }}
    >
      {isSending ? (
        <p>
          <Money minor={question.wei} currency="ETH" /> {words.sendTo}{' '}
          <span className="font-mono break-all">{question.to}</span>
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
          {isSending ? words.send : words.sign}
        </button>
        <button
          type="button"
          className="button button-quiet"
          onClick={() => {
            question.answer(false);
          }}
        >
          {words.decline}
        </button>
      </div>
    </Modal>
  );
}
