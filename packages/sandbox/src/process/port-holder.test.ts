import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { choosePort, isPortFree, listeningInodes, portHolder, portTakenSentence } from './port-holder.ts';
import { StackError } from './stack-error.ts';

const TABLE = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 777 1 0000000000000000 100 0 0 10 0
   1: 0100007F:0BB8 0100007F:D431 01 00000000:00000000 00:00000000 00000000     0        0 888 1 0000000000000000 20 4 30 10 -1
   2: 00000000:1F40 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 999 1 0000000000000000 100 0 0 10 0`;

describe('port-holder', () => {
  it('reads listeners, not connections, out of the kernel table', () => {
    expect(listeningInodes(TABLE, 3000)).to.deep.equal(['777']);
    expect(listeningInodes(TABLE, 8000)).to.deep.equal(['999']);
    expect(listeningInodes(TABLE, 8001)).to.deep.equal([]);
  });

  it('says who has the port and what to do', () => {
    expect(portTakenSentence(3000, { pid: 42, command: 'node server.js' }, 'WEB_PORT')).to.equal(
      'Port 3000 is taken by "node server.js" (process 42): stop it, or set WEB_PORT to a free port.',
    );
    expect(portTakenSentence(3000, null, 'WEB_PORT')).to.equal(
      'Port 3000 is taken by another program: stop it, or set WEB_PORT to a free port.',
    );
  });

  describe('with a taken port', () => {
    const server = createServer();
    let port = 0;
    before((done) => {
      server.listen(0, '127.0.0.1', () => {
        ({ port } = server.address() as AddressInfo);
        done();
      });
    });
    after((done) => {
      server.close(done);
    });

    it('finds this process as its holder', async function () {
      expect(await isPortFree(port)).to.equal(false);
      if (process.platform !== 'linux') this.skip();
      expect(portHolder(port)?.pid).to.equal(process.pid);
    });

    it('takes the next free port for a default and says so', async () => {
      const options = { variable: 'WEB_PORT', isAsked: false, taken: new Set<number>() };
      const { port: chosen, notice } = await choosePort(port, options);
      expect(chosen).to.be.greaterThan(port);
      expect(notice).to.match(
        new RegExp(`^Port ${String(port)} is taken by .*; using ${String(chosen)} instead`),
      );
    });

    it('refuses a port that was asked for', async () => {
      const options = { variable: 'WEB_PORT', isAsked: true, taken: new Set<number>() };
      const error: unknown = await choosePort(port, options).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(StackError);
      expect((error as StackError).message).to.contain('set WEB_PORT to a free port');
    });
  });
});
