import { createRequire } from 'node:module';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { StoryWorld, type Shown, type StoryWindow } from './story-page.ts';

const LANGUAGES = ['en', 'fr', 'de', 'es', 'it', 'nl'];
const THEMES = ['light', 'dark'];
/** WCAG 2.2 A and AA. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What is wrong with the stories that are shown, each with the story and the element. */
async function violations(page: Page, shown: Shown): Promise<string[]> {
  return page.evaluate(
    async ({ shown, rules }) => {
      const stories = window as unknown as StoryWindow;
      await stories.showStories(shown);
      const found = await stories.axe.run(document, {
        runOnly: rules,
        resultTypes: ['violations'],
      });
      return found.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, target }) => {
          const element = document.querySelector(String(target[0]));
          const story = element?.closest<HTMLElement>('[data-story]')?.dataset.story ?? 'page';
          return `${shown.language} ${shown.theme} ${story}: ${id} ${html.slice(0, 160)}`;
        }),
      );
    },
    { shown, rules: RULES },
  );
}

describe('the stories of the primitives', function () {
  this.timeout(120_000);
  const world = new StoryWorld();
  let page: Page;

  before(async () => {
    page = await world.open();
    await page.addScriptTag({ path: axe });
  });
  after(() => world.close());

  for (const language of LANGUAGES) {
    for (const theme of THEMES) {
      it(`have nothing that keeps people out, in ${language}, ${theme}`, async () => {
        expect(await violations(page, { language, theme })).to.deep.equal([]);
        const names = await page.evaluate(() => (window as unknown as StoryWindow).storyNames);
        expect(names.length).to.be.greaterThan(30);
        for (const { name } of names.filter(({ isAlone }) => isAlone)) {
          expect(await violations(page, { language, theme, alone: name })).to.deep.equal([]);
        }
      });
    }
  }

  it('fit a phone without scrolling sideways, with words a third longer too', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const [language, isLengthened] of LANGUAGES.flatMap(
      (each) =>
        [
          [each, false],
          [each, true],
        ] as const,
    )) {
      const wide = await page.evaluate(
        async (shown) => {
          await (window as unknown as StoryWindow).showStories(shown);
          // The region of a table stands out by 4 px, so that the rings of its links are not cut off.
          return [...document.querySelectorAll<HTMLElement>('[data-story]')]
            .filter((story) => story.scrollWidth > story.clientWidth + 4)
            .map((story) => `${story.dataset.story ?? ''} ${story.scrollWidth} > ${story.clientWidth}`);
        },
        { language, theme: 'light', isLengthened },
      );
      expect(wide, language).to.deep.equal([]);
    }
  });

  it('are drawn without an error', () => {
    expect(world.errors).to.deep.equal([]);
  });
});
