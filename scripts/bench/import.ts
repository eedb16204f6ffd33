/**
 * `npm run bench:import`: 50,000 offers from a CSV file through the running marketplace: upload, check, apply; the same file
 * again; and their export as a workbook, imported back.
 */
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { offerImport, type OfferImport } from '@topsteel/domain/api';
import { openBackend } from './api/open-server.ts';
import { openBenchDatabase } from './open-database.ts';
import { EMAIL, offersCsv, PASSWORD, stockVendor } from './import/stock-vendor.ts';
import { atLeast, atMost, report, type Figure } from './report.ts';

const LINES = Number(process.env['BENCH_IMPORT_LINES'] ?? 50_000);

const database = await openBenchDatabase();
const figures: Figure[] = [];
try {
  await stockVendor(database.url, LINES);
  const server = await openBackend(database.url, {});
  try {
    const signIn = await fetch(`${server.origin}/v2/sign-in/password`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.origin },
      body: JSON.stringify({ email: EMAIL, password: PASSWORD }),
    });
    if (!signIn.ok) throw new Error(`The vendor could not sign in: ${signIn.status} ${await signIn.text()}`);
    const cookie = signIn.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const headers = { cookie, origin: server.origin };

    const ask = async (path: string, init: RequestInit = {}): Promise<OfferImport> => {
      const response = await fetch(`${server.origin}/v2/offers/imports${path}`, { ...init, headers });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return offerImport.parse(await response.json());
    };
    const settled = async (id: string, busy: readonly string[]): Promise<OfferImport> => {
      for (;;) {
        const found = await ask(`/${id}`);
        if (!busy.includes(found.state)) return found;
        await setTimeout(100);
      }
    };
    /** Upload, check and, when something is to do, apply. */
    const bring = async (
      content: BlobPart,
      name: string,
    ): Promise<{ found: OfferImport; seconds: number }> => {
      const began = performance.now();
      const form = new FormData();
      form.append('files', new Blob([content]), name);
      const { id } = await ask('', { method: 'POST', body: form });
      const checked = await settled(id, ['received']);
      await ask(`/${id}/apply`, { method: 'POST' });
      const found = await settled(id, ['applying']);
      if (checked.failure !== null || found.failure !== null) throw new Error(found.sentence);
      return { found, seconds: (performance.now() - began) / 1_000 };
    };

    const atRest = mostMegabytes(server.process.pid ?? 0);
    const csv = offersCsv(LINES);
    const first = await bring(csv, 'offers.csv');
    figures.push(
      atMost('import 50,000 offers from CSV', first.seconds, 's', 90),
      atLeast('offers made', first.found.applied, 'offers', LINES),
    );
    const second = await bring(csv, 'offers.csv');
    figures.push(
      atMost('import the same file again', second.seconds, 's', 90),
      atMost('offers that the second run changes', second.found.applied, 'offers', 0),
      atLeast('lines found the same', second.found.counts.same, 'lines', LINES),
    );
    const began = performance.now();
    const exported = await fetch(`${server.origin}/v2/offers/export.xlsx`, { headers });
    const workbook = await exported.arrayBuffer();
    figures.push(atMost('export 50,000 offers as a workbook', (performance.now() - began) / 1_000, 's', 90));
    const third = await bring(workbook, 'offers.xlsx');
    figures.push(
      atMost('import the workbook back', third.seconds, 's', 90),
      atMost(
        'offers that the round trip changes',
        third.found.applied + third.found.counts.refused,
        'offers',
        0,
      ),
    );
    const most = mostMegabytes(server.process.pid ?? 0);
    figures.push(
      atMost('most memory of the server', most, 'MB', 500),
      atMost('of it, what the imports added to the server at rest', most - atRest, 'MB', 500),
    );
  } finally {
    await server.stop();
  }
} finally {
  await database.stop();
}
report(figures);

/** The most resident memory that a process ever had, by the kernel. */
function mostMegabytes(pid: number): number {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1_024);
}
