import { Agent, createServer, request as ask, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { endOrderly } from './end-orderly.ts';

describe('The end of the web', () => {
  it('answers what is under way, closes kept connections, and lets nobody new in', async () => {
    let pending: ServerResponse | undefined;
    let arrived = (): void => undefined;
    const isAsked = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const server = createServer((request, response) => {
      if (request.url === '/quick') response.end('quick');
      else {
        pending = response;
        arrived();
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const agent = new Agent({ keepAlive: true });
    const get = (path: string): Promise<string> =>
      new Promise((resolve, reject) => {
        ask({ host: '127.0.0.1', port, path, agent }, (answer) => {
          let text = '';
          answer.on('data', (part: Buffer) => (text += part.toString()));
          answer.on('end', () => {
            resolve(text);
          });
        })
          .on('error', reject)
          .end();
      });
    expect(await get('/quick')).to.equal('quick');
    const slow = get('/slow');
    await isAsked;
    const ended = endOrderly(server, 60_000);
    const refused = await fetch(`http://127.0.0.1:${port.toString()}/quick`).then(
      () => 'answered',
      () => 'refused',
    );
    expect(refused).to.equal('refused');
    pending?.end('answered');
    expect(await slow).to.equal('answered');
    await ended;
    agent.destroy();
  });

  it('cuts off what takes too long', async () => {
    const server = createServer(() => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const connected = new Promise((resolve) => server.once('request', resolve));
    const asked = fetch(`http://127.0.0.1:${port.toString()}/`).then(
      () => 'answered',
      () => 'cut off',
    );
    await connected;
    await endOrderly(server, 20);
    expect(await asked).to.equal('cut off');
  });
});
