import { useState } from 'react';
import type { Input, Method, Output } from '#app/contract/contract.ts';
import type { SavedFile } from '#app/contract/day.ts';
import { useBridge } from '#renderer/bridge/bridge-provider.tsx';
import { unwrap } from '#renderer/bridge/call-failure.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { useNotices } from './notices.ts';
import { startDownload } from './start-download.ts';
import { visibleText } from './visible-text.ts';

/** Methods that answer with a file. */
type FileMethod = { [M in Method]: Output<M> extends SavedFile ? M : never }[Method];

/** Has the till make a file: Electron asks where it goes, a browser downloads it; what became of it is said. */
export function useSaveFile() {
  const words = useWords();
  const bridge = useBridge();
  const status = useTillQuery('till.status', {}).data;
  const [isBusy, setIsBusy] = useState(false);

  const saveNow = async <M extends FileMethod>(method: M, input: Input<M>) => {
    setIsBusy(true);
    const { show } = useNotices.getState();
    try {
      const file: SavedFile = unwrap(await bridge.call(method, input));
      if (file.kind === 'download') startDownload(document, file);
      if (file.kind !== 'canceled') {
        const sentence = file.kind === 'saved' ? 'day.export.saved' : 'day.export.downloaded';
        show({ tone: 'good', text: words.t(sentence, { file: visibleText(file.fileName) }) });
      }
    } catch (failure) {
      show({ tone: 'problem', text: errorText(failure, words, status) });
    } finally {
      setIsBusy(false);
    }
  };
  return {
    isBusy,
    save: <M extends FileMethod>(method: M, input: Input<M>): void => {
      if (!isBusy) void saveNow(method, input);
    },
  };
}
