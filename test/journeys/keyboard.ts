import { expect } from 'chai';
import type { Page } from 'playwright-core';

/** What has the focus: how it is called, what it is, and whether one sees that it has it. */
interface Stop {
  name: string;
  tag: string;
  isVisible: boolean;
}

/** Stops from one to the next control at most: a page of the desk has some hundred. */
const MOST_STOPS = 250;

/** Hands that have a keyboard and nothing else. Every stop on their way must be seen. */
export class Hands {
  /** Names of what had the focus on this page, in order. */
  stops: string[] = [];

  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(address: string): Promise<void> {
    this.stops = [];
    await this.page.goto(address);
    await this.page.locator('h1').first().waitFor();
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Writes over whatever stands in the field that has the focus. */
  async write(text: string): Promise<void> {
    await this.press('Control+a');
    await this.page.keyboard.type(text);
  }

  /** Goes on by Tab to the control of this name. */
  async tabTo(name: string | RegExp): Promise<void> {
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      await this.press('Tab');
      if (isCalled(await this.look(), name)) return;
    }
    throw new Error(`Tab never reaches ${String(name)}. It reaches: ${this.stops.slice(-40).join(' | ')}`);
  }

  /** Goes on by Tab to the control and presses it. */
  async tabAndPress(name: string | RegExp, key = 'Enter'): Promise<void> {
    await this.tabTo(name);
    await this.press(key);
  }

  /** Goes by arrow to the choice of this name, in the group that has the focus. */
  async choose(name: RegExp): Promise<void> {
    for (let stop = 0; stop < 12; stop += 1) {
      if (isCalled(await this.look(), name)) return;
      await this.press('ArrowDown');
    }
    throw new Error(
      `The arrows never reach ${String(name)}. They reach: ${this.stops.slice(-12).join(' | ')}`,
    );
  }

  /** What has the focus now; it must be on the screen, with a ring that is seen. */
  async look(): Promise<string> {
    const { name, tag, isVisible } = await this.page.evaluate(stopOf);
    if (tag !== 'BODY') {
      this.stops.push(name);
      expect(isVisible, `the focus is seen on ${tag} "${name}"`).to.equal(true);
    }
    return name;
  }
}

const isCalled = (name: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? name === wanted : wanted.test(name);

/** Runs in the page. */
function stopOf(): Stop {
  const element = document.activeElement ?? document.body;
  const plain = (text: string | null | undefined): string =>
    (text ?? '').replace(/[\s\u00a0]+/gu, ' ').trim();
  const byId = (element.getAttribute('aria-labelledby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ');
  const labels = [...((element as HTMLInputElement).labels ?? [])]
    .map((label) => label.textContent)
    .join(' ');
  const name = [element.getAttribute('aria-label'), byId, labels, element.textContent]
    .map(plain)
    .find(Boolean);
  const box = element.getBoundingClientRect();
  // A control that is only there for programs shows its focus on what stands for it.
  const around = [element, element.parentElement, element.nextElementSibling, element.closest('label')];
  const hasRing = around.some((one) => {
    if (one === null) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  });
  const isOnScreen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return { name: name ?? '', tag: element.tagName, isVisible: hasRing && isOnScreen };
}
