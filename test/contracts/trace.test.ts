import { readFileSync } from 'node:fs';
import { authorize, termsOf, MAX_AMOUNT } from './payment.ts';
import { ethers, worldIn } from './world.ts';
describe('trace', () => {
  it('capture', async () => {
    const w = await worldIn('BenchToken');
    for (const a of [w.mill.address, w.treasury.address, w.fund.address, w.escrow.target])
      await w.token.mint(a, MAX_AMOUNT);
    const terms = await termsOf(w);
    await authorize(w, terms);
    const sent = await w.escrow.connect(w.relayer).capture(terms, 1_000_000_000n, false);
    console.log('gas', (await sent.wait()).gasUsed);
    const t = await ethers.provider.send('debug_traceTransaction', [
      sent.hash,
      { disableMemory: true, disableStorage: true, disableStack: true },
    ]);
    const P = JSON.parse(readFileSync('/tmp/prof.json', 'utf8'));
    const live = (await ethers.provider.getCode(w.escrow.target)).length / 2 - 1;
    console.log('live size', live, 'profiled', P.code.length / 2);
    // pc -> instruction index
    const code = Buffer.from(P.code.replace(/[^0-9a-f]/g, '0'), 'hex');
    const idx: Record<number, number> = {};
    let n = 0;
    for (let pc = 0; pc < code.length; pc++) {
      idx[pc] = n++;
      const o = code[pc]!;
      if (o >= 0x60 && o <= 0x7f) pc += o - 0x5f;
    }
    const maps: number[][] = [];
    let prev = [0, 0, -1];
    for (const m of P.map.split(';')) {
      const f = m.split(':');
      prev = [f[0] ? +f[0] : prev[0]!, f[1] ? +f[1] : prev[1]!, f[2] ? +f[2] : prev[2]!];
      maps.push(prev);
    }
    const src: Record<string, string> = {};
    const line = (m: number[]) => {
      const name = P.ids[m[2]!];
      if (!name) return 'gen';
      src[name] ??= (() => {
        for (const p of ['', 'node_modules/']) {
          try {
            return readFileSync(p + name, 'utf8');
          } catch {}
        }
        return '';
      })();
      const before = src[name]!.slice(0, m[0]!);
      const l = before.split('\n').length;
      return `${name.split('/').pop()}:${l} ${src[name]!.slice(m[0]!, m[0]! + Math.min(m[1]!, 60)).replace(/\s+/g, ' ')}`;
    };
    const by: Record<string, number> = {};
    let total = 0;
    for (const l of t.structLogs) {
      if (l.depth !== 1) continue;
      const cost = ['CALL', 'STATICCALL', 'SSTORE', 'SLOAD', 'LOG2'].includes(l.op) ? 0 : l.gasCost;
      const k = line(maps[idx[l.pc]!] ?? [0, 0, -1]);
      by[k] = (by[k] ?? 0) + cost;
      total += cost;
    }
    console.log('own', total);
    if (process.env['BLOCKS']) {
      const ops: Record<number, string> = {};
      const blocks: Record<number, { cost: number; count: number; text: string[]; k: Set<string> }> = {};
      let cur = 0;
      for (const l of t.structLogs) {
        if (l.depth !== 1) continue;
        if (l.op === 'JUMPDEST' || cur === -1) {
          cur = l.pc;
          blocks[cur] ??= { cost: 0, count: 0, text: [], k: new Set() };
          blocks[cur]!.count++;
        }
        blocks[cur] ??= { cost: 0, count: 1, text: [], k: new Set() };
        const b = blocks[cur]!;
        b.cost += ['CALL', 'STATICCALL', 'SSTORE', 'SLOAD', 'LOG2'].includes(l.op) ? 0 : l.gasCost;
        let text = l.op;
        if (/^PUSH/.test(l.op) && l.op !== 'PUSH0') {
          const k = Number(l.op.slice(4));
          text +=
            ' ' +
            code
              .subarray(l.pc + 1, l.pc + 1 + k)
              .toString('hex')
              .replace(/^(ff){6,}/, 'ff..');
        }
        if (b.count === 1) {
          b.text.push(text);
          b.k.add(line(maps[idx[l.pc]!] ?? [0, 0, -1]).slice(0, 70));
        }
        if (['JUMP', 'JUMPI'].includes(l.op)) cur = -1;
      }
      for (const [pc, b] of Object.entries(blocks)
        .sort((a, b) => b[1].cost - a[1].cost)
        .slice(0, 60))
        console.log(
          pc,
          `${b.cost} (${b.count}x)`,
          b.text.join(' ').slice(0, 330),
          '|',
          [...b.k].slice(0, 2).join(' ; '),
        );
      return;
    }
    for (const [k, v] of Object.entries(by)
      .sort((a, b) => b[1] - a[1])
      .slice(0, 60))
      console.log(v, k);
  });
});
