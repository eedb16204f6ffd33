import { formatKilograms } from '@topsteel/domain/units';
import { escapeHtml, page } from '../page/page.ts';
import type { Delivery } from './weighbridge.ts';

/** The screen at the scale: open deliveries with a form each, then what was weighed. */
export function weighbridgePage(
  deliveries: readonly Delivery[],
  message: { kind: 'done' | 'refused'; text: string } | null,
): string {
  const open = deliveries.filter((delivery) => delivery.ticket === null);
  const weighed = deliveries.filter((delivery) => delivery.ticket !== null).reverse();
  const notice =
    message === null
      ? ''
      : `<p class="notice" role="${message.kind === 'done' ? 'status' : 'alert'}">${message.kind === 'refused' ? '<strong>Not weighed.</strong> ' : ''}${escapeHtml(message.text)}</p>`;
  return page(
    'Weighbridge',
    `<h1>Weighbridge 2</h1>
<p>Spedition Donau-Rhein. What is weighed here is signed and decides what the buyer pays.</p>
<p>Other counters: <a href="/carrier">carrier</a>, <a href="/bank">bank</a>, <a href="/psp">cards</a>, <a href="/coinbase">crypto</a>, <a href="/rates">exchange rates</a>, <a href="/einvoice">invoices</a>, <a href="/receiver">webhooks</a>.</p>
${notice}
<h2>To be weighed</h2>
${open.length === 0 ? '<p>No delivery is waiting. A delivery appears when the seller announces the shipment; reload the page then.</p>' : open.map(openDelivery).join('\n')}
<h2>Weighed</h2>
${weighed.length === 0 ? '<p>Nothing has been weighed yet.</p>' : weighedTable(weighed)}`,
  );
}

function openDelivery(delivery: Delivery, index: number): string {
  const id = `delivery-${String(index)}`;
  const ref = escapeHtml(delivery.deliveryRef);
  const field = (name: string, label: string, isHinted: boolean): string =>
    `<div><label for="${id}-${name}">${label}</label>
<input id="${id}-${name}" name="${name}" type="text" inputmode="decimal" autocomplete="off"${isHinted ? ` aria-describedby="${id}-hint"` : ''}></div>`;
  return `<section aria-labelledby="${id}-title">
<h3 id="${id}-title">Delivery ${ref}</h3>
<dl>
<dt>Product</dt><dd>${escapeHtml(delivery.product)}</dd>
<dt>Consignee</dt><dd>${escapeHtml(delivery.consignee)}</dd>
<dt>Expected</dt><dd>${formatKilograms(BigInt(delivery.expectedGrams))} kg</dd>
</dl>
<form method="post" action="/deliveries/${encodeURIComponent(delivery.deliveryRef)}/weigh">
<p class="hint" id="${id}-hint">Type the net mass, or gross and tare.</p>
${field('netKg', `Net mass of ${ref}, kg`, true)}
${field('grossKg', 'Gross, kg', false)}
${field('tareKg', 'Tare, kg', false)}
<button type="submit">Weigh and sign</button>
</form>
</section>`;
}

function weighedTable(deliveries: readonly Delivery[]): string {
  const rows = deliveries.map(({ deliveryRef, consignee, ticket }) =>
    ticket === null
      ? ''
      : `<tr><td>${escapeHtml(ticket.ticketNo)}</td><td>${escapeHtml(deliveryRef)}</td><td>${escapeHtml(consignee)}</td>
<td class="number">${formatKilograms(BigInt(ticket.grossGrams))}</td><td class="number">${formatKilograms(BigInt(ticket.tareGrams))}</td><td class="number">${formatKilograms(BigInt(ticket.netGrams))}</td>
<td><time datetime="${ticket.weighedAt}">${ticket.weighedAt.slice(0, 16).replace('T', ' ')}</time></td></tr>`,
  );
  return `<div class="scroll" tabindex="0" role="region" aria-label="Weigh tickets"><table>
<caption>Signed weigh tickets, newest first</caption>
<thead><tr><th scope="col">Ticket</th><th scope="col">Delivery</th><th scope="col">Consignee</th><th scope="col" class="number">Gross kg</th><th scope="col" class="number">Tare kg</th><th scope="col" class="number">Net kg</th><th scope="col">Weighed (UTC)</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>`;
}
