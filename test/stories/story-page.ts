import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { viteConfig } from '../../web/.storybook/vite-config.ts';
import { openBrowser } from '../journeys/browser.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** What is shown, and how. */
export interface Shown {
  language: string;
  theme: string;
  /** One story by itself. */
  alone?: string;
  isLengthened?: boolean;
}

/** What the page of all stories offers to its tests. */
export interface StoryWindow {
  storyNames: { name: string; isAlone: boolean }[];
  showStories(shown: Shown): Promise<void>;
  axe: { run(context: Document, options: object): Promise<AxeResults> };
}

/** All stories built once, in a browser, without a server. */
export class StoryWorld {
  readonly errors: string[] = [];
  readonly #folder = mkdtempSync(join(tmpdir(), 'stories-'));
  #browser: Browser | undefined;

  async open(): Promise<Page> {
    const input = fileURLToPath(new URL('../../web/.storybook/all.html', import.meta.url));
    await build({
      ...viteConfig,
      configFile: false,
      logLevel: 'silent',
      build: { outDir: this.#folder, emptyOutDir: true, rolldownOptions: { input } },
    });
    this.#browser = await openBrowser();
    const page = await this.#browser.newPage({
      viewport: { width: 1280, height: 900 },
      acceptDownloads: true,
    });
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
    await page.route('**/*', async (route) => {
      const path = new URL(route.request().url()).pathname;
      const contentType = TYPES[extname(path)] ?? 'text/plain';
      await route.fulfill({ body: readFileSync(join(this.#folder, path)), contentType });
    });
    await page.goto('http://stories.invalid/all.html');
    return page;
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Draws stories, and comes back when they stand. */
export function show(page: Page, shown: Shown): Promise<void> {
  return page.evaluate((wanted) => (window as unknown as StoryWindow).showStories(wanted), shown);
}
