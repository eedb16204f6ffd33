import type { Order, PayerAction } from '@topsteel/domain/api';
import { formatScaled } from '@topsteel/domain/units';
import { useTranslations } from 'next-intl';
import { environment } from '../../environment.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Notice } from '../../ui/notice.tsx';
import { runtimeConfig } from '../configuration/runtime-config.ts';
import { WalletGate } from '../wallet/wallet-gate.tsx';
import { BrowserWallets } from './browser-wallets.tsx';
import { SendCoinIsland } from './wallet-islands.tsx';

/** What is paid, by whichever order it belongs to. */
export type ToPay = {
  orderId: string;
  currency: Order['payment']['currency'];
  amountMinor: string;
  /** Nothing of it has come yet: the code for banking apps, which names the whole amount, may be shown. */
  isWhole: boolean;
  action: PayerAction;
};

/** What the buyer does to pay off chain: open a page, send a transfer, or send coin. Needs the words of `pay` and `wallet`. */
export function PayerActionPanel({ toPay }: { toPay: ToPay }) {
  const t = useTranslations('pay');
  const { action } = toPay;
  switch (action.kind) {
    case 'redirect':
      return (
        <div className="grid justify-items-start gap-3">
          <div className="flex flex-wrap gap-3">
            <a href={action.url} className="button">
              {t('open')}
            </a>
            <BrowserWallets url={action.url} />
          </div>
          <p className="text-sm text-ink-2">{t('openHint')}</p>
        </div>
      );
    case 'transfer':
      return <Transfer toPay={toPay} action={action} />;
    case 'send':
      return <Coin toPay={toPay} action={action} />;
    case 'none':
      return <Notice tone="info">{t('preparing')}</Notice>;
  }
}

type Of<K extends PayerAction['kind']> = { toPay: ToPay; action: Extract<PayerAction, { kind: K }> };

/** As banks' forms and codes take it: a point, no grouping. */
const plainAmount = ({ amountMinor }: ToPay): string => formatScaled(BigInt(amountMinor), 2, 2);

function Transfer({ toPay, action }: Of<'transfer'>) {
  const t = useTranslations('pay');
  const formats = useFormats();
  const shownIban = action.iban.replace(/(.{4})/g, '$1 ').trim();
  return (
    <div className="flex flex-wrap gap-x-12 gap-y-6">
      <dl className="grid content-start gap-3">
        <Copied name={t('beneficiary')} value={action.beneficiary} />
        <Copied name={t('iban')} value={action.iban} shown={shownIban} />
        {action.bic === null ? null : <Copied name={t('bic')} value={action.bic} />}
        <Copied name={t('reference')} value={action.reference} hint={t('referenceHint')} />
        <Copied
          name={t('amountName')}
          value={plainAmount(toPay)}
          shown={formats.money(toPay.amountMinor, toPay.currency)}
        />
      </dl>
      {toPay.isWhole ? <PaymentCode orderId={toPay.orderId} /> : null}
      <DemoBank toPay={toPay} action={action} />
    </div>
  );
}

function Coin({ toPay, action }: Of<'send'>) {
  const t = useTranslations('pay');
  const tWallet = useTranslations('wallet');
  const formats = useFormats();
  return (
    <div className="flex flex-wrap gap-x-12 gap-y-6">
      <dl className="grid content-start gap-3">
        <Copied name={t('to')} value={action.to} />
        <Copied
          name={t('amountName')}
          value={formatScaled(BigInt(toPay.amountMinor), 18, 18)}
          shown={formats.money(toPay.amountMinor, 'ETH')}
        />
        <div>
          <dt className="text-sm text-ink-2">{t('network')}</dt>
          <dd>{action.chainId}</dd>
        </div>
      </dl>
      {toPay.isWhole ? <PaymentCode orderId={toPay.orderId} /> : null}
      <div className="basis-full">
        <WalletGate explain={tWallet('explainCoin')}>
          <SendCoinIsland
            config={runtimeConfig()}
            chainId={action.chainId}
            to={action.to}
            wei={toPay.amountMinor}
          />
        </WalletGate>
        <noscript>
          <p>{t('noScriptWallet')}</p>
        </noscript>
      </div>
    </div>
  );
}

/** In the demo world the payer's bank can be played. */
function DemoBank({ toPay, action }: Of<'transfer'>) {
  const t = useTranslations('pay');
  const { isDemo, BANK_PAGE_URL } = environment();
  if (!isDemo || BANK_PAGE_URL === '') return null;
  const { iban, reference } = action;
  const query = new URLSearchParams({ iban, reference, amount: plainAmount(toPay) });
  return (
    <div className="grid basis-full justify-items-start gap-2">
      <p className="text-sm text-ink-2">{t('demoBankHint')}</p>
      <a href={`/demo/bank?${query.toString()}`} target="_blank" rel="noreferrer" className="button">
        {t('demoBank')}
      </a>
    </div>
  );
}

function Copied(given: { name: string; value: string; shown?: string; hint?: string }) {
  const { name, value, shown = value, hint } = given;
  const t = useTranslations('pay');
  return (
    <div>
      <dt className="text-sm text-ink-2">{name}</dt>
      <dd className="flex flex-wrap items-baseline gap-3">
        <span className="font-mono text-lg break-all">{shown}</span>
        <CopyButton text={value} label={t('copy')} done={t('copied')} />
      </dd>
      {hint === undefined ? null : <dd className="max-w-prose text-sm text-ink-2">{hint}</dd>}
    </div>
  );
}

function PaymentCode({ orderId }: { orderId: string }) {
  const t = useTranslations('pay');
  return (
    <figure className="grid justify-items-start gap-1">
      <img src={`/v2/orders/${orderId}/payment-code.svg`} alt={t('code')} width={180} height={180} />
      <figcaption className="text-sm text-ink-2">{t('code')}</figcaption>
    </figure>
  );
}
