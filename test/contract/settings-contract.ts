import { expect, test } from 'vitest';
import type { Settings } from '#main/ports.ts';

export interface SettingsUnderTest {
  readonly open: () => Settings;
}

/** What every Settings adapter keeps. `open` opens the same settings again, as a restart does. */
export function settingsContract(create: () => SettingsUnderTest): void {
  test('nothing is set at first', () => {
    expect(create().open().get()).toEqual({
      language: null,
      terminalId: null,
      gateway: 'orders',
      printsOnTerminal: false,
    });
  });

  test('a change is there at once and after a restart', () => {
    const { open } = create();
    const settings = open();
    settings.set({ language: 'pt-BR', terminalId: 'PAX_A910__SMARTPOS1234567890' });
    const expected = { language: 'pt-BR', terminalId: 'PAX_A910__SMARTPOS1234567890' };
    expect(settings.get()).toMatchObject(expected);
    expect(open().get()).toMatchObject(expected);
  });

  test('a change of one thing leaves the others', () => {
    const { open } = create();
    const settings = open();
    settings.set({ language: 'es-MX' });
    settings.set({ terminalId: 'NEWLAND_N950__1' });
    settings.set({ gateway: 'intents', printsOnTerminal: true });
    settings.set({});
    expect(open().get()).toMatchObject({ gateway: 'intents', printsOnTerminal: true });
    expect(open().get()).toMatchObject({ language: 'es-MX', terminalId: 'NEWLAND_N950__1' });
  });

  test('what was set can be taken back', () => {
    const { open } = create();
    open().set({ language: 'en', terminalId: 'NEWLAND_N950__1' });
    open().set({ terminalId: null });
    expect(open().get()).toMatchObject({ language: 'en', terminalId: null });
  });

  test('what was read does not change afterwards', () => {
    const settings = create().open();
    const before = settings.get();
    settings.set({ language: 'en' });
    expect(before).toEqual({
      language: null,
      terminalId: null,
      gateway: 'orders',
      printsOnTerminal: false,
    });
  });
}
