import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createHold, holdScripts } from './scripts-after-paint.ts';

const script = (name: string): string =>
  `<script src="/_next/static/chunks/${name}.js" async="" nonce="bm9uY2U="></script>`;
const begin = '<script src="/_next/static/chunks/main.js" nonce="bm9uY2U=" async=""></script>';
const early =
  '<link rel="preload" as="script" fetchPriority="low" nonce="bm9uY2U=" href="/_next/static/chunks/main.js"/>';
const old = '<script src="/_next/static/chunks/old.js" noModule="" nonce="bm9uY2U="></script>';
const page = `<html><head><link rel="stylesheet" href="/_next/static/chunks/a.css"/>${early}${script('one')}${script('two')}<title>Steel – Träger</title>${old}</head><body><h1>Steel</h1><script type="application/ld+json">{"a":1}</script>${begin}<script nonce="bm9uY2U=">self.__next_f.push([1,"x"])</script>${script('late')}</body></html>`;
function passWhole(parts: string[]): string {
  const hold = createHold();
  return parts.map((part) => hold.pass(part)).join('') + hold.end();
}

describe('Scripts of a page', () => {
  it('are taken out of the head, and started together by the one that begins', () => {
    const sent = passWhole([page]);
    expect(sent).to.contain(
      `<head><link rel="stylesheet" href="/_next/static/chunks/a.css"/><title>Steel – Träger</title>${old}</head>`,
    );
    expect(sent).to.match(
      /<script nonce="bm9uY2U=">\(function\(list\).*\}\)\(\["\/_next\/static\/chunks\/one\.js","\/_next\/static\/chunks\/two\.js","\/_next\/static\/chunks\/main\.js"\]\)<\/script><script nonce="bm9uY2U=">self/,
    );
  });

  it('pass as they are once those have been started', () => {
    expect(passWhole([page])).to.match(new RegExp(`${script('late').replaceAll('/', '\\/')}</body></html>$`));
  });

  it('are the same wherever the HTML is cut in two', () => {
    const whole = passWhole([page]);
    for (let cut = 0; cut <= page.length; cut += 1)
      expect(passWhole([page.slice(0, cut), page.slice(cut)]), `cut at ${cut.toString()}`).to.equal(whole);
  });

  it('hold nothing back but an element that is cut in two', () => {
    const hold = createHold();
    expect(hold.pass('<html><head><title>Steel</title>')).to.equal('<html><head><title>Steel</title>');
    expect(hold.pass('<scr')).to.equal('');
    expect(hold.pass('ipt>1</script>')).to.equal('<script>1</script>');
  });

  it('are started at the end where none begins, so that none is lost', () => {
    expect(passWhole([`<head>${script('one')}</head><p>Gone</p>`])).to.match(
      /<p>Gone<\/p><script nonce="bm9uY2U=">.*\(\["\/_next\/static\/chunks\/one\.js"\]\)<\/script>$/,
    );
  });

  it('are held in pages alone, byte for byte otherwise', async () => {
    const types: Record<string, string> = {
      '/en/steel': 'text/html; charset=utf-8',
      '/en/data': 'text/x-component',
    };
    const server = createServer((incoming, response) => {
      const { pathname } = new URL(incoming.url ?? '', 'http://localhost');
      holdScripts(incoming, response);
      response.setHeader('content-type', types[pathname] ?? 'text/html');
      const bytes = Buffer.from(page);
      // In the middle of a letter of two bytes.
      const middle = bytes.indexOf('ä') + 1;
      response.write(bytes.subarray(0, middle));
      response.end(bytes.subarray(middle));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const read = (path: string): Promise<string> =>
      new Promise((resolve, reject) => {
        const { port } = server.address() as AddressInfo;
        ask({ host: '127.0.0.1', port, path, agent: false }, (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('end', () => {
            resolve(Buffer.concat(parts).toString());
          });
        })
          .on('error', reject)
          .end();
      });
    try {
      expect(await read('/en/steel')).to.equal(passWhole([page]));
      expect(await read('/en/data')).to.equal(page);
      expect(await read('/v/LOT1')).to.equal(page);
    } finally {
      server.close();
    }
  });
});
