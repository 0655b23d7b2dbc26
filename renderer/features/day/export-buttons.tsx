import { useState } from 'react';
import { useBridge } from '#renderer/bridge/bridge-provider.tsx';
import { unwrap } from '#renderer/bridge/call-failure.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useNotices } from '#renderer/ui/notices.ts';
import { visibleText } from '#renderer/ui/visible-text.ts';
import { startDownload } from './start-download.ts';

type Format = 'csv' | 'json';

/** Saves a Z, or with null the X of now. Electron asks where; a browser downloads. */
export function ExportButtons({ zNumber }: { zNumber: number | null }) {
  const words = useWords();
  const bridge = useBridge();
  const status = useTillQuery('till.status', {}).data;
  const [busy, setBusy] = useState<Format | null>(null);

  const save = async (format: Format) => {
    setBusy(format);
    const { show } = useNotices.getState();
    try {
      const file = unwrap(await bridge.call('day.export', { zNumber, format }));
      if (file.kind === 'download') startDownload(document, file);
      if (file.kind !== 'canceled') {
        const sentence = file.kind === 'saved' ? 'day.export.saved' : 'day.export.downloaded';
        show({ tone: 'good', text: words.t(sentence, { file: visibleText(file.fileName) }) });
      }
    } catch (failure) {
      show({ tone: 'problem', text: errorText(failure, words, status) });
    } finally {
      setBusy(null);
    }
  };

  return (
    <>
      {(['csv', 'json'] as const).map((format) => (
        <Button
          key={format}
          isPending={busy === format}
          isDisabled={busy !== null && busy !== format}
          onPress={() => void save(format)}
        >
          {words.t(`day.export.${format}`)}
        </Button>
      ))}
    </>
  );
}
