'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';

const GOOGLE_PAY = [
  {
    supportedMethods: 'https://google.com/pay',
    data: { apiVersion: 2, apiVersionMinor: 0, allowedPaymentMethods: [{ type: 'CARD' }] },
  },
];
const ANY_TOTAL = { total: { label: 'TopSteel', amount: { currency: 'EUR', value: '1.00' } } };

async function walletsOfBrowser(url: string): Promise<string[]> {
  // Neither wallet pays on a page without TLS, so there is nobody to ask.
  if (!url.startsWith('https:')) return [];
  const { ApplePaySession: apple } = window as { ApplePaySession?: { canMakePayments(): boolean } };
  const hasApple = apple?.canMakePayments() === true;
  const hasGoogle =
    'PaymentRequest' in window && (await new PaymentRequest(GOOGLE_PAY, ANY_TOTAL).canMakePayment());
  return [...(hasApple ? ['Apple Pay'] : []), ...(hasGoogle ? ['Google Pay'] : [])];
}

/** The wallets that this browser has, each a way to the payment page, which offers it first. */
export function BrowserWallets({ url }: { url: string }) {
  const t = useTranslations('pay');
  const [wallets, setWallets] = useState<string[]>([]);
  useEffect(() => {
    // A browser that can't say has none.
    walletsOfBrowser(url).then(setWallets, () => {
      setWallets([]);
    });
  }, [url]);
  return wallets.map((wallet) => (
    <a key={wallet} href={url} className="button button-quiet">
      {t('withWallet', { wallet })}
    </a>
  ));
}
