import { describe, expect, test } from 'vitest';
import { FakeWebContents } from '#test/fakes/electron/fake-web-contents.ts';
import { bootTill } from './booted-till.ts';
import { FOREIGN_ADDRESSES } from './foreign-addresses.ts';

const CALL = 'till:call';
const EVENT = 'till:event';

describe('calls of the page', () => {
  test('a call of the till’s page reaches the router and its envelope comes back', async () => {
    const { invoke, window, till } = await bootTill();
    if (window === undefined) throw new Error('no window');
    const answer = await invoke(CALL, window.webContents, window.webContents.mainFrame, 'basket.scan', {
      code: '07',
    });
    expect(answer).toEqual({ ok: true, value: { echo: { code: '07' } } });
    expect(till.calls).toEqual([{ method: 'basket.scan', input: { code: '07' } }]);
  });

  const forbidden = {
    ok: false,
    error: { code: 'forbidden', params: {}, isRetryable: false, incidentId: null },
  };

  test('another frame of the page, a frame that is gone and a page that went elsewhere are refused', async () => {
    const { invoke, window, till } = await bootTill();
    if (window === undefined) throw new Error('no window');
    const { webContents } = window;
    expect(await invoke(CALL, webContents, { url: 'app://till/index.html' }, 'till.status', {})).toEqual(
      forbidden,
    );
    expect(await invoke(CALL, webContents, null, 'till.status', {})).toEqual(forbidden);
    for (const address of FOREIGN_ADDRESSES) {
      webContents.mainFrame.url = address;
      expect(await invoke(CALL, webContents, webContents.mainFrame, 'till.status', {})).toEqual(forbidden);
    }
    expect(till.calls).toEqual([]);
  });

  test('the call is the only channel that a page is heard on', async () => {
    const { record } = await bootTill();
    expect([...record.channels]).toEqual([CALL]);
  });

  test('contents the till did not open are refused, even on its own address', async () => {
    const { invoke, createContents, till } = await bootTill();
    const contents = createContents();
    contents.mainFrame.url = 'app://till/index.html';
    expect(await invoke(CALL, contents, contents.mainFrame, 'till.status', {})).toEqual(forbidden);
    expect(till.calls).toEqual([]);
  });

  test('contents with the number of the till’s page that are not that page are refused', async () => {
    const { invoke, window, till } = await bootTill();
    const impostor = new FakeWebContents(window?.webContents.id ?? 0);
    impostor.mainFrame.url = 'app://till/index.html';
    expect(await invoke(CALL, impostor, impostor.mainFrame, 'till.status', {})).toEqual(forbidden);
    expect(till.calls).toEqual([]);
  });

  test('a window that was closed is not believed when its number comes again', async () => {
    const { invoke, window, till } = await bootTill();
    if (window === undefined) throw new Error('no window');
    window.close();
    const { webContents } = window;
    expect(await invoke(CALL, webContents, webContents.mainFrame, 'till.status', {})).toEqual(forbidden);
    expect(till.calls).toEqual([]);
  });

  test('an event of the till is sent to the page as it is, and to no page that is gone', async () => {
    const { window, till, createContents } = await bootTill();
    const foreign = createContents();
    const event = { seq: 1, topic: 'charge', ids: ['a'] } as const;
    till.emit({ ...event, ids: [...event.ids] });
    expect(window?.webContents.sent).toEqual([{ channel: EVENT, args: [event] }]);
    expect(foreign.sent).toEqual([]);
    window?.close();
    till.emit({ seq: 2, topic: 'sale', ids: [] });
    expect(window?.webContents.sent).toHaveLength(1);
  });
});
