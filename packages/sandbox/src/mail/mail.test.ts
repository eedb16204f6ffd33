import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { inboxPage, mailPage } from './inbox-page.ts';
import { openMailStore } from './mail-store.ts';

const SOURCE = Buffer.from(
  [
    'From: TopSteel <post@topsteel.example>',
    'To: anke@alpen.example',
    'Subject: =?UTF-8?Q?Order_4711_=E2=80=93_5_t?=',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Paid</p><script>alert(1)</script>',
  ].join('\r\n'),
);

describe('the inbox', () => {
  it('keeps messages newest first over a restart, for the envelope recipients', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'topsteel-mail-'));
    const store = openMailStore(folder);
    const first = await store.add(SOURCE, ['anke@alpen.example', 'blind@alpen.example']);
    const second = await openMailStore(folder).add(SOURCE, ['pieter@bouw.example']);
    const again = openMailStore(folder);
    expect(again.list(10).map(({ id }) => id)).to.deep.equal([second.id, first.id]);
    expect(again.find(first.id)?.to).to.deep.equal(['anke@alpen.example', 'blind@alpen.example']);
    expect(again.find(first.id)?.subject).to.equal('Order 4711 – 5 t');
    expect(again.find('../secrets')).to.equal(null);
  });

  it('never runs what a message holds', async () => {
    const store = openMailStore(mkdtempSync(join(tmpdir(), 'topsteel-mail-')));
    const mail = await store.add(SOURCE, ['anke@alpen.example']);
    expect(mailPage(mail)).not.to.contain('<script>');
    expect(mailPage(mail)).to.contain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(inboxPage([{ ...mail, subject: '<b>x' }], '"><b>')).not.to.match(/<b>/);
  });
});
