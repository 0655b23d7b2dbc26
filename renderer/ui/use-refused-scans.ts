import { useWords } from '#renderer/i18n/use-words.ts';
import { useScans } from '#renderer/input/scan-store.ts';
import { useNotices } from './notices.ts';
import { shortText } from './visible-text.ts';

/** While this dialog is open a scan sells nothing; it is said aloud, so that no product leaves unpaid. */
export function useRefusedScans(
  sentence: 'till.scan.notNow' | 'till.scan.elsewhere' = 'till.scan.notNow',
): void {
  const words = useWords();
  useScans((scan) => {
    useNotices
      .getState()
      .show({ tone: 'problem', text: words.t(sentence, { code: shortText(scan.code, 40) }) });
  });
}
