import { canFollow, lifecycleCodes, type LifecycleCode } from '@topsteel/domain/invoice';
import { escapeHtml, page } from '../../page/page.ts';
import type { Flow } from './open-einvoice-platform.ts';

const playable: readonly LifecycleCode[] = ['204', '205', '206', '207', '208', '209', '210'];
const SHOWN = 50;

/** The screen of who plays the buyer: what came in, what was said of it, and what can be said next. */
export function einvoicePage(
  flows: readonly Flow[],
  message: { kind: 'done' | 'refused'; text: string } | null,
): string {
  const notice =
    message === null
      ? ''
      : `<p class="notice" role="${message.kind === 'done' ? 'status' : 'alert'}">${message.kind === 'refused' ? '<strong>Not said.</strong> ' : ''}${escapeHtml(message.text)}</p>`;
  return page(
    'Invoicing platform',
    `<h1>Invoicing platform</h1>
<p>Invoices arrive here for the buyers. Say what a buyer would say of one.</p>
${notice}
${flows.length === 0 ? '<p>No invoice has come in. One comes when a payment is final.</p>' : [...flows].reverse().slice(0, SHOWN).map(flowSection).join('\n')}`,
  );
}

function flowSection(flow: Flow): string {
  const name = escapeHtml(flow.name);
  const said = flow.said.map(
    ({ code, reason }) =>
      `${code} ${lifecycleCodes[code]}${reason === null ? '' : ` (${escapeHtml(reason)})`}`,
  );
  const told = flow.told.map(
    ({ code, amount, currency }) =>
      `${code} ${lifecycleCodes[code]}${amount === null ? '' : ` ${escapeHtml(amount)} ${escapeHtml(currency ?? '')}`}`,
  );
  const next = playable.filter((code) => canFollow(flow.said, code));
  const buttons = next
    .map((code) => `<button name="code" value="${code}">${lifecycleCodes[code]}</button>`)
    .join('\n');
  const form =
    next.length === 0
      ? '<p>Nothing more can be said of it.</p>'
      : `<form method="post" action="/einvoice/flows/${encodeURIComponent(flow.flowId)}">
<div><label for="reason-${flow.flowId}">Reason</label><input id="reason-${flow.flowId}" name="reason" autocomplete="off"></div>
<div>${buttons}</div></form>`;
  return `<section aria-labelledby="${flow.flowId}"><h2 id="${flow.flowId}">${name}</h2>
<dl><dt>Flow</dt><dd>${flow.flowId}, ${String(flow.bytes)} bytes, SHA-256 <code>${flow.sha256}</code></dd>
<dt>Said here</dt><dd>${said.join('; ')}</dd><dt>Told by the seller</dt><dd>${told.length === 0 ? 'nothing' : told.join('; ')}</dd></dl>
${form}</section>`;
}
