import { brotliCompressSync } from 'node:zlib';

/** What of a page crosses the line before its text can be painted, in bytes after brotli; fonts are compressed already. */
export interface PageWeight {
  html: number;
  /** Before compression: what a phone reads through. */
  rawHtml: number;
  css: number;
  /** Fetched ahead of the style sheet; text is painted without any font of ours. */
  preloadedFonts: number;
  /** Scripts that a browser stops for. */
  blockingScripts: number;
  /** Scripts of the build that run as soon as they are there, painted or not; how many. */
  earlyScripts: number;
}

const brotli = (bytes: Buffer): number => brotliCompressSync(bytes).length;

/** All addresses of the elements `<tag …>` that `isMeant`, as they stand in the page. */
function addressesOf(html: string, tag: 'link' | 'script', isMeant: (element: string) => boolean): string[] {
  const elements = html.match(new RegExp(`<${tag}\\b[^>]*>`, 'g')) ?? [];
  return elements
    .filter(isMeant)
    .flatMap((element) => /\b(?:href|src)="([^"]+)"/.exec(element)?.[1] ?? [])
    .map((address) => address.replaceAll('&amp;', '&'));
}

const kept = new Map<string, Promise<Buffer>>();
function bytesOf(address: string): Promise<Buffer> {
  const bytes =
    kept.get(address) ?? fetch(address).then(async (answer) => Buffer.from(await answer.arrayBuffer()));
  kept.set(address, bytes);
  return bytes;
}

const sent = new Map<string, Promise<number>>();
/** Bytes of a script as they cross the line: as the build compressed it, else as the server does. */
function sentBytesOf(address: string): Promise<number> {
  const bytes =
    sent.get(address) ??
    fetch(address, { method: 'HEAD', headers: { 'accept-encoding': 'br' } }).then(async ({ headers }) =>
      headers.get('content-encoding') === 'br'
        ? Number(headers.get('content-length'))
        : brotli(await bytesOf(address)),
    );
  sent.set(address, bytes);
  return bytes;
}

/** The scripts that a page starts once it is painted, as the last of its own lines lists them. */
const startedBy = (html: string): string[] =>
  JSON.parse(/\}\)\((\["\/_next\/static\/[^\]]*\])\)<\/script>/.exec(html)?.[1] ?? '[]') as string[];

/** What a page makes a browser fetch of scripts, in bytes as they are sent. */
export async function weighScripts(html: string, origin: string): Promise<number> {
  const addresses = new Set([
    ...addressesOf(html, 'script', (element) => element.includes(' src=') && !/noModule/i.test(element)),
    ...startedBy(html),
  ]);
  const each = await Promise.all([...addresses].map((address) => sentBytesOf(new URL(address, origin).href)));
  return each.reduce((sum, bytes) => sum + bytes, 0);
}

/** Weighs a page by its HTML and by what the HTML makes a browser fetch first. */
export async function weighPage(html: string, origin: string): Promise<PageWeight> {
  const weigh = async (addresses: string[], measure: (bytes: Buffer) => number): Promise<number> => {
    const each = await Promise.all(addresses.map((address) => bytesOf(new URL(address, origin).href)));
    return each.map(measure).reduce((sum, bytes) => sum + bytes, 0);
  };
  return {
    html: brotli(Buffer.from(html)),
    rawHtml: Buffer.byteLength(html),
    css: await weigh(
      addressesOf(html, 'link', (element) => element.includes('rel="stylesheet"')),
      brotli,
    ),
    preloadedFonts: await weigh(
      addressesOf(
        html,
        'link',
        (element) => element.includes('rel="preload"') && element.includes('as="font"'),
      ),
      (bytes) => bytes.length,
    ),
    blockingScripts: await weigh(
      addressesOf(
        html,
        'script',
        (element) => element.includes('src=') && !/\b(async|defer)\b|type="module"|noModule/i.test(element),
      ),
      brotli,
    ),
    earlyScripts: addressesOf(
      html,
      'script',
      (element) => element.includes(' src="/_next/') && !/noModule/i.test(element),
    ).length,
  };
}

/** The fonts of a style sheet: those that words of six languages need, and those that only a name from further east does. */
export async function fontsOf(css: string, origin: string): Promise<{ name: string; bytes: number }[]> {
  const files = [...new Set(css.match(/[^"'()]+\.woff2/g))];
  return Promise.all(
    files.map(async (file) => ({
      name: /([\w-]+)\.[^./]+\.woff2$/.exec(file)?.[1] ?? file,
      bytes: (await bytesOf(new URL(file, origin).href)).length,
    })),
  );
}
