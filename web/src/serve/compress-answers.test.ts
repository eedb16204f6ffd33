import { createServer, request as ask, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBrotliDecompress } from 'node:zlib';
import { expect } from 'chai';
import { compressAnswers } from './compress-answers.ts';

describe('An answer that streams', () => {
  it('is compressed and arrives part by part, the first before the last is written', async () => {
    let streaming: ServerResponse | undefined;
    const compress = compressAnswers();
    const server = createServer((request, response) => {
      compress(request, response, () => {
        streaming = response;
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.write('<h1>Steel on offer</h1>');
        // As the framework does after each part.
        (response as ServerResponse & { flush(): void }).flush();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    let text = '';
    const whole = await new Promise<string>((resolve, reject) => {
      const headers = { 'accept-encoding': 'gzip, br' };
      ask({ host: '127.0.0.1', port, headers, agent: false }, (answer) => {
        expect(answer.headers).to.include({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
        const html = answer.pipe(createBrotliDecompress());
        html.on('data', (part: Buffer) => {
          text += part.toString();
          // Only now is the rest written: were the first part held back, this would never come.
          if (text === '<h1>Steel on offer</h1>') streaming?.end('<p>33 offers</p>');
        });
        html.on('end', () => {
          resolve(text);
        });
      })
        .on('error', reject)
        .end();
    });
    server.close();
    expect(whole).to.equal('<h1>Steel on offer</h1><p>33 offers</p>');
  });
});
