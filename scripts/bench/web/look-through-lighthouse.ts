import chromium from '@sparticuz/chromium';
import lighthouse from 'lighthouse';
import { chromium as playwright } from 'playwright-core';
import { freePort } from '@topsteel/sandbox';

/** What Lighthouse says of a page on its mobile profile: a slow 4G line (150 ms, 1.6 Mbit/s) and a processor slowed four times. */
export interface Impression {
  /** Out of a hundred. */
  scores: Record<'performance' | 'accessibility' | 'best-practices' | 'seo', number>;
  largestPaintMs: number;
  layoutShift: number;
  /** Checks that did not pass, by their names. */
  missed: string[];
}

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** Looks at pages one after another, each with a browser that has seen none of them. */
export async function lookThroughLighthouse(urls: readonly string[]): Promise<Map<string, Impression>> {
  const impressions = new Map<string, Impression>();
  for (const url of urls) {
    const port = await freePort();
    const browser = await playwright.launch({
      executablePath: await chromium.executablePath(),
      args: ['--no-sandbox', `--remote-debugging-port=${port}`],
      headless: true,
    });
    try {
      const result = await lighthouse(url, {
        port,
        logLevel: 'error',
        output: 'json',
        onlyCategories: [...CATEGORIES],
      });
      if (result === undefined) throw new Error(`Lighthouse could not look at ${url}.`);
      const { categories, audits } = result.lhr;
      const scoreOf = (name: string): number => Math.round(100 * (categories[name]?.score ?? 0));
      impressions.set(url, {
        scores: {
          performance: scoreOf('performance'),
          accessibility: scoreOf('accessibility'),
          'best-practices': scoreOf('best-practices'),
          seo: scoreOf('seo'),
        },
        largestPaintMs: Math.round(audits['largest-contentful-paint']?.numericValue ?? Number.NaN),
        layoutShift:
          Math.round(1_000 * (audits['cumulative-layout-shift']?.numericValue ?? Number.NaN)) / 1_000,
        missed: Object.values(audits)
          .filter(({ score, scoreDisplayMode }) => scoreDisplayMode === 'binary' && score === 0)
          .map(({ id }) => id),
      });
    } finally {
      await browser.close();
    }
  }
  return impressions;
}
