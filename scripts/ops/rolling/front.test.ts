import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { openFront, type Front } from './front.ts';

describe('The front of two instances', () => {
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  const open = async (answer: RequestListener): Promise<{ port: number; server: Server }> => {
    const server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(async () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    });
    return { port: (server.address() as AddressInfo).port, server };
  };
  const says =
    (name: string, isReady = (): boolean => true): RequestListener =>
    (request, response) => {
      if (request.url === '/ready') response.writeHead(isReady() ? 200 : 503);
      response.end(name);
    };
  const frontOf = async (...ports: number[]): Promise<Front> => {
    const upstreams = ports.map((port, at) => ({ name: `instance ${at + 1}`, port, readyPath: '/ready' }));
    const front = await openFront(upstreams);
    closing.push(() => front.close());
    return front;
  };
  const when = async (isSo: () => boolean): Promise<void> => {
    for (let looks = 0; looks < 400 && !isSo(); looks += 1) await sleep(25);
    expect(isSo()).to.equal(true);
  };
  const ask = async (
    front: Front,
    count: number,
    init: RequestInit = {},
  ): Promise<Record<string, number>> => {
    const told: Record<string, number> = {};
    for (let sent = 0; sent < count; sent += 1) {
      const response = await fetch(`${front.url}/v2/offers`, init);
      const name = `${response.status} ${await response.text()}`;
      told[name] = (told[name] ?? 0) + 1;
    }
    return told;
  };

  it('sends requests to both in turn, and to nobody who says that it is not ready', async () => {
    let isReady = true;
    const [one, two] = [await open(says('one', () => isReady)), await open(says('two'))];
    const front = await frontOf(one.port, two.port);
    await when(() => front.isReady('instance 1') && front.isReady('instance 2'));
    expect(await ask(front, 10)).to.deep.equal({ '200 one': 5, '200 two': 5 });
    isReady = false;
    await when(() => !front.isReady('instance 1'));
    expect(await ask(front, 10)).to.deep.equal({ '200 two': 10 });
  });

  it('knows what it saw before a restart from what it sees after it', async () => {
    const [one, two] = [await open(says('one')), await open(says('two'))];
    const front = await frontOf(one.port, two.port);
    await when(() => front.isReady('instance 1') && front.isReady('instance 2'));
    const now = Date.now() + 1;
    expect(front.isReady('instance 1', now)).to.equal(false);
    await when(() => front.isReady('instance 1', now));
  });

  it('asks the other one where a connection was refused, also for what may not be repeated', async () => {
    const [one, two] = [await open(says('one')), await open(says('two'))];
    const front = await frontOf(one.port, two.port);
    await when(() => front.isReady('instance 1') && front.isReady('instance 2'));
    one.server.closeAllConnections();
    await new Promise((resolve) => one.server.close(resolve));
    expect(await ask(front, 4, { method: 'POST', body: '{}' })).to.deep.equal({ '200 two': 4 });
    // None, where the front had looked in between.
    expect(front.sentAgain).to.be.at.most(1);
  });

  it('repeats a GET whose connection broke, and never a POST', async () => {
    let arrived = 0;
    const breaking: RequestListener = (request, response) => {
      if (request.url === '/ready') {
        response.end();
        return;
      }
      arrived += 1;
      request.socket.destroy();
    };
    const [one, two] = [await open(breaking), await open(says('two'))];
    const front = await frontOf(one.port, two.port);
    await when(() => front.isReady('instance 1') && front.isReady('instance 2'));
    expect(await ask(front, 4)).to.deep.equal({ '200 two': 4 });
    const broken = arrived;
    expect(broken).to.be.greaterThan(0);
    const told = await ask(front, 2, { method: 'POST', body: '{"massGrams":"1"}' });
    expect(told['200 two']).to.equal(1);
    expect(Object.keys(told).find((answer) => answer.startsWith('502'))).to.match(
      /connection to an instance broke/,
    );
    expect(arrived).to.equal(broken + 1);
  });
});
