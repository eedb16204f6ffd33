import type { Page } from 'playwright-core';

/** The weighbridge hears of a delivery a moment after the vendor has announced it. */
export async function weighAt(bridge: Page, orderNumber: string, netKg: string): Promise<void> {
  const field = bridge.getByLabel(`Net mass of D-${orderNumber}, kg`);
  for (let attempt = 0; attempt < 20 && !(await field.isVisible()); attempt += 1) {
    await bridge.waitForTimeout(500);
    await bridge.reload();
  }
  await field.fill(netKg);
  await bridge.locator('form').filter({ has: field }).getByRole('button', { name: 'Weigh and sign' }).click();
}
