import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';

import { createManualClock, startSimulator } from '#main/simulator/simulator.ts';
import { sendOrder, TERMINAL_STATES, type Stage } from './terminal-states.ts';

/** Every language and every type of terminal, in a country that has both. */
const SHOPS = [
  { lang: 'es-AR', site: 'MLA', poiType: 'NEWLAND_N950' },
  { lang: 'es-MX', site: 'MLM', poiType: 'PAX_A910' },
  { lang: 'pt-BR', site: 'MLB', poiType: 'GERTEC_MP35P' },
  { lang: 'en', site: 'MLA', poiType: 'INGENICO_MOVE2500' },
  { lang: 'en', site: 'MLB', poiType: 'PAX_A910' },
  { lang: 'pt-BR', site: 'MLB', poiType: 'INGENICO_MOVE2500' },
] as const;

interface Counter extends Stage {
  /** Opens the page and waits until it shows the terminal. */
  open(query?: string): Promise<void>;
  /** Waits until the terminal shows a screen of this kind. */
  shows(screen: string): Promise<void>;
}

/** Every test has its own simulator, with a terminal of each type of Brazil that nobody pays at by himself. */
const test = base.extend<{
  site: 'MLA' | 'MLB' | 'MLM';
  poiType: string;
  counter: Counter;
  complaints: string[];
}>({
  site: ['MLB', { option: true }],
  poiType: ['NEWLAND_N950', { option: true }],
  // What the browser complains about, such as a breach of the page's policy.
  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    await use(complaints);
    expect(complaints).toEqual([]);
  },
  counter: async ({ page, site, poiType, complaints }, use) => {
    expect(complaints).toEqual([]);
    const clock = createManualClock();
    const simulator = await startSimulator({
      site,
      clock,
      accountKind: 'test',
      openQuestions: { virtualTerminalCustomer: 'acts' },
    });
    simulator.setCustomer({ kind: 'walks_away' });
    const terminalId = `${poiType}__SBX0000001`;
    const shows = (screen: string): Promise<void> =>
      expect(page.locator('.screen')).toHaveAttribute('data-screen', screen);
    await use({
      simulator,
      clock,
      terminalId,
      shows,
      open: async (query = '') => {
        await page.goto(`${simulator.url}/terminal?terminal=${terminalId}${query}`);
        await expect(page.locator('.screen')).toBeVisible();
      },
    });
    await page.goto('about:blank');
    await simulator.close();
  },
});

/** The parts of the terminal whose content does not fit into them. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.screen, .content, .words, .status, .soft, .row, .heading, .deed, .card')]
      .filter((part) => part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1)
      .map((part) => part.className),
  );
}

for (const { lang, site, poiType } of SHOPS) {
  test.describe(`in ${lang}, as a ${poiType} of ${site}`, () => {
    test.use({ site, poiType });
    test('shows every state, with everything in its place', async ({ page, counter }) => {
      const { simulator, clock } = counter;
      await counter.open(`&lang=${lang}`);
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
      await expect(page.locator('.device')).toHaveAttribute('data-poi', poiType);
      for (const [name, state] of Object.entries(TERMINAL_STATES)) {
        await test.step(name, async () => {
          await state.reach(counter);
          await counter.shows(state.screen);
          await expect(page.getByRole('status')).not.toBeEmpty();
          expect(await overflowing(page)).toEqual([]);
          await fetch(`${simulator.url}/_control/reset`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: '{}',
          });
          simulator.setCustomer({ kind: 'walks_away' });
          clock.advance(60_000);
          await counter.shows('waiting');
        });
      }
    });
  });
}

test('goes through a payment by keyboard alone', async ({ page, counter }) => {
  await counter.open('&lang=es-AR');
  await counter.shows('waiting');
  await sendOrder(counter);
  await page.keyboard.press('Enter');
  await counter.shows('amount');
  await page.keyboard.press('Enter');
  await counter.shows('installments');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await counter.shows('amount');
  await page.keyboard.press('Escape');
  await counter.shows('confirm_cancel');
  await page.keyboard.press('Escape');
  await counter.shows('amount');
  await page.keyboard.press('i');
  await counter.shows('card_presented');
  counter.clock.advance(600);
  await counter.shows('contacting_issuer');
  counter.clock.advance(400);
  await counter.shows('approved');
  await expect(page.locator('.slip')).toContainText('Comprobante de pago');
  await page.keyboard.press('c');
  await expect(page.locator('.slip')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await counter.shows('waiting');
  expect(counter.simulator.truth()).toMatchObject([{ status: 'processed', chargedMinor: 123_450 }]);
});

test('goes through a payment with the mouse alone', async ({ page, counter }) => {
  await counter.open('&lang=pt-BR');
  await sendOrder(counter);
  await page.getByRole('button', { name: 'Atualizar' }).click();
  await counter.shows('amount');
  await page.getByRole('button', { name: 'Escolher parcelas' }).click();
  await page.getByRole('button', { name: /^3 parcelas/ }).click();
  await counter.shows('amount');
  await expect(page.locator('.screen')).toContainText('3 parcelas de R$');
  await page.getByRole('radio', { name: 'Mastercard crédito' }).check();
  await page.getByRole('button', { name: 'Aproximar' }).click();
  await counter.shows('card_presented');
  counter.clock.advance(1_000);
  await counter.shows('approved');
  await expect(page.locator('.slip')).toContainText('Mastercard crédito ···· 0604');
  await page.getByRole('button', { name: 'Concluir' }).click();
  await counter.shows('waiting');
});

test('has every key of the terminal for the mouse', async ({ page, counter }) => {
  await counter.open('&lang=en');
  for (const key of ['menu', 'up', 'down', 'green', 'yellow', 'red'] as const) {
    await expect(page.locator(`.device [data-key="${key}"]`)).toBeVisible();
  }
  for (const key of ['tap_card', 'insert_card', 'swipe_card', 'connection', 'paper', 'restart'] as const) {
    await expect(page.locator(`#hand [data-key="${key}"]`)).toBeVisible();
  }
  await page.locator('.device [data-key="menu"]').click();
  await page.getByRole('button', { name: 'Operating mode' }).click();
  await page.getByRole('button', { name: 'By hand (STANDALONE)' }).click();
  await counter.shows('standalone');
  for (const digit of ['1', '9', '0']) await page.locator(`.device [data-key="${digit}"]`).click();
  await expect(page.locator('.amount')).toHaveText('R$1.90');
});

test('keeps the focus on the chosen row while a list is walked through with the keyboard', async ({
  page,
  counter,
}) => {
  await counter.open('&lang=en');
  await page.keyboard.press('m');
  await counter.shows('menu');
  await page.locator('.row').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.row').nth(1)).toBeFocused();
});

test('follows another terminal and another language, and keeps both in its address', async ({
  page,
  counter,
}) => {
  await counter.open('&lang=en');
  await page.getByRole('combobox', { name: 'Terminal' }).selectOption({ label: 'Point Pro · SBX0000001' });
  await expect(page.locator('.device')).toHaveAttribute('data-poi', 'GERTEC_MP35P');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('pt-BR');
  await expect(page.locator('html')).toHaveAttribute('lang', 'pt-BR');
  await page.reload();
  await expect(page.locator('.device')).toHaveAttribute('data-poi', 'GERTEC_MP35P');
  await expect(page.locator('html')).toHaveAttribute('lang', 'pt-BR');
  await expect(page.locator('.title')).toHaveText('Pronto para cobrar');
});

test('speaks the language of the country until another one is chosen', async ({ page, counter }) => {
  await counter.open();
  await expect(page.locator('html')).toHaveAttribute('lang', 'pt-BR');
});

test('lets the customer pay by himself again', async ({ page, counter }) => {
  await counter.open('&lang=en');
  await page.getByRole('radio', { name: 'Pays by themselves after a moment' }).check();
  await expect.poll(() => counter.simulator.customer().kind).toBe('pays');
  await sendOrder(counter);
  counter.clock.advance(5_000);
  await counter.shows('approved');
});

test('shows no markup that a till sends', async ({ page, counter }) => {
  const response = await fetch(`${counter.simulator.url}/v1/orders`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${counter.simulator.accessToken}`,
      'content-type': 'application/json',
      'x-idempotency-key': 'markup',
    },
    body: JSON.stringify({
      type: 'point',
      external_reference: 'markup',
      description: '<img src=x onerror=alert(1)> & <b>bold</b>',
      transactions: { payments: [{ amount: '150.00' }] },
      config: { point: { terminal_id: counter.terminalId } },
    }),
  });
  expect(response.status).toBe(201);
  counter.clock.advance(1_500);
  await counter.open();
  await expect(page.locator('.screen')).toContainText('<img src=x onerror=alert(1)> & <b>bold</b>');
  await expect(page.locator('.screen img, .screen b')).toHaveCount(0);
});

test('asks nothing of any other machine', async ({ page, counter }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).host));
  await TERMINAL_STATES['approved-with-slip']?.reach(counter);
  await counter.open();
  await counter.shows('approved');
  expect(new Set(asked)).toEqual(new Set([new URL(counter.simulator.url).host]));
});

for (const name of [
  'waiting',
  'amount',
  'installments',
  'approved-with-slip',
  'declined',
  'confirm-cancel',
  'menu',
]) {
  test(`has no barrier for anybody on the screen ${name}`, async ({ page, counter }) => {
    const state = TERMINAL_STATES[name];
    await state?.reach(counter);
    await counter.open('&lang=es-MX');
    await counter.shows(state?.screen ?? '');
    // The slip comes in with a fade, during which its contrast is not what it will be.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual(
      [],
    );
  });
}

base('says that the simulator has gone', async ({ page }) => {
  const simulator = await startSimulator({ site: 'MLA', clock: createManualClock() });
  await page.goto(`${simulator.url}/terminal`);
  await expect(page.locator('.screen')).toBeVisible();
  await simulator.close();
  await expect(page.getByRole('alert')).toHaveText('El simulador no responde. Reintentando…');
});
