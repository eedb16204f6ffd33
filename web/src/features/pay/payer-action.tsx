import type { Order } from '@topsteel/domain/api';
import { formatAmount, formatScaled } from '@topsteel/domain/units';
import { environment } from '../../environment.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { texts } from '../checkout/texts.ts';
import { runtimeConfig } from '../configuration/runtime-config.ts';
import { SendCoinIsland } from './wallet-islands.tsx';

const words = texts.payPage;

/** What the buyer does to pay: open a page, send a transfer, or send coin. */
export function PayerActionPanel({ order }: { order: Order }) {
  const { action, currency } = order.payment;
  if (action === null) return null;
  switch (action.kind) {
    case 'redirect':
      return (
        <a href={action.url} className="button justify-self-start">
          {words.open}
        </a>
      );
    case 'transfer':
      return (
        <div className="flex flex-wrap gap-8">
          <dl className="grid content-start gap-2">
            <Copied name={words.beneficiary} value={action.beneficiary} />
            <Copied
              name={words.iban}
              value={action.iban}
              shown={action.iban.replace(/(.{4})/g, '$1 ').trim()}
            />
            {action.bic === null ? null : <Copied name={words.bic} value={action.bic} />}
            <Copied name={words.reference} value={action.reference} hint={words.referenceHint} />
            <Copied
              name={words.amount}
              value={plainAmount(order)}
              shown={`${formatAmount(BigInt(order.payment.amountMinor), currency)} ${currency}`}
            />
          </dl>
          <PaymentCode orderId={order.id} />
          <DemoBank order={order} iban={action.iban} reference={action.reference} />
        </div>
      );
    case 'send':
      return (
        <div className="flex flex-wrap gap-8">
          <dl className="grid content-start gap-2">
            <Copied name={words.to} value={action.to} />
            <Copied
              name={words.amount}
              value={formatScaled(BigInt(action.amountMinor), 18, 18)}
              shown={`${formatScaled(BigInt(action.amountMinor), 18, 4)} ${currency}`}
            />
            <div>
              <dt className="text-sm text-ink-2">{words.network}</dt>
              <dd>{action.chainId}</dd>
            </div>
          </dl>
          <PaymentCode orderId={order.id} />
          <div className="basis-full">
            <SendCoinIsland
              config={runtimeConfig()}
              chainId={action.chainId}
              to={action.to}
              wei={action.amountMinor}
            />
          </div>
        </div>
      );
    case 'none':
      return <Notice tone="info">{words.preparing}</Notice>;
  }
}

/** As banks' forms and codes take it: a point, no grouping. */
const plainAmount = ({ payment }: Order): string => formatScaled(BigInt(payment.amountMinor), 2, 2);

/** In the demo world the payer's bank can be played. */
function DemoBank({ order, iban, reference }: { order: Order; iban: string; reference: string }) {
  const { isDemo, BANK_PAGE_URL } = environment();
  if (!isDemo || BANK_PAGE_URL === '') return null;
  const query = new URLSearchParams({ iban, reference, amount: plainAmount(order) });
  return (
    <div className="grid basis-full justify-items-start gap-2">
      <p className="text-sm text-ink-2">{words.demoBankHint}</p>
      <a href={`/demo/bank?${query.toString()}`} target="_blank" rel="noreferrer" className="button">
        {words.demoBank}
      </a>
    </div>
  );
}

function Copied(given: { name: string; value: string; shown?: string; hint?: string }) {
  const { name, value, shown = value, hint } = given;
  return (
    <div>
      <dt className="text-sm text-ink-2">{name}</dt>
      <dd className="flex flex-wrap items-baseline gap-3">
        <span className="font-mono break-all">{shown}</span>
        <CopyButton text={value} label={words.copy} done={words.copied} />
      </dd>
      {hint === undefined ? null : <dd className="max-w-prose text-sm text-ink-2">{hint}</dd>}
    </div>
  );
}

function PaymentCode({ orderId }: { orderId: string }) {
  return (
    <figure className="grid justify-items-start gap-1">
      <img src={`/v2/orders/${orderId}/payment-code.svg`} alt={words.code} width={180} height={180} />
      <figcaption className="text-sm text-ink-2">{words.code}</figcaption>
    </figure>
  );
}
