import { escapeHtml, page } from '../page/page.ts';
import type { StoredMail } from './mail-store.ts';

/** The list of received messages, newest first. */
export function inboxPage(mails: readonly StoredMail[], recipient: string): string {
  const rows = mails.map(
    (mail) => `<tr>
<td><a href="/mail/${escapeHtml(mail.id)}">${escapeHtml(mail.subject)}</a></td>
<td>${escapeHtml(mail.to.join(', '))}</td>
<td><time datetime="${escapeHtml(mail.receivedAt)}">${escapeHtml(readableTime(mail.receivedAt))}</time></td>
</tr>`,
  );
  const table =
    rows.length === 0
      ? `<p>${recipient === '' ? 'No message has arrived yet.' : 'No message to this address has arrived.'} Reload the page to look again.</p>`
      : `<div class="scroll" tabindex="0" role="region" aria-label="Messages"><table>
<caption>${String(rows.length)} ${rows.length === 1 ? 'message' : 'messages'}, newest first</caption>
<thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Received (UTC)</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>`;
  return page(
    'Inbox',
    `<h1>Inbox</h1>
<p>Every e-mail that this installation sends ends here. Nothing leaves the machine.</p>
<form method="get" action="/">
<label for="to">Show messages to</label>
<input id="to" name="to" type="text" inputmode="email" autocomplete="off" value="${escapeHtml(recipient)}">
<button type="submit">Show</button>
</form>
<h2>Messages</h2>
${table}`,
  );
}

/** One message. Its HTML is shown in a frame that may not run scripts or reach this page. */
export function mailPage(mail: StoredMail): string {
  const content =
    mail.html === null
      ? `<pre>${escapeHtml(mail.text)}</pre>`
      : `<iframe title="Message" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${escapeHtml(`<base target="_blank">${mail.html}`)}"></iframe>
<details><summary>As plain text</summary><pre>${escapeHtml(mail.text)}</pre></details>`;
  const attachments =
    mail.attachments.length === 0
      ? ''
      : `<dt>Attachments</dt><dd>${escapeHtml(mail.attachments.join(', '))}</dd>`;
  return page(
    mail.subject,
    `<p><a href="/">Back to the inbox</a></p>
<h1>${escapeHtml(mail.subject)}</h1>
<dl>
<dt>From</dt><dd>${escapeHtml(mail.from)}</dd>
<dt>To</dt><dd>${escapeHtml(mail.to.join(', '))}</dd>
<dt>Received</dt><dd><time datetime="${escapeHtml(mail.receivedAt)}">${escapeHtml(readableTime(mail.receivedAt))} UTC</time></dd>
${attachments}
</dl>
<h2>Message</h2>
${content}`,
  );
}

/** @example readableTime('2026-11-23T03:04:05.678Z') // '23 Nov 2026 03:04:05' */
export function readableTime(iso: string): string {
  return new Date(iso)
    .toLocaleString('en-GB', { timeZone: 'UTC', dateStyle: 'medium', timeStyle: 'medium' })
    .replace(',', '');
}
