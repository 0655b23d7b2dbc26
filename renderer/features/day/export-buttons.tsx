import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useSaveFile } from '#renderer/ui/use-save-file.ts';

/** Saves a Z, or with null the X of now. Electron asks where; a browser downloads. */
export function ExportButtons({ zNumber }: { zNumber: number | null }) {
  const words = useWords();
  const { save, isBusy } = useSaveFile();
  return (
    <>
      {(['csv', 'json'] as const).map((format) => (
        <Button key={format} isPending={isBusy} onPress={() => save('day.export', { zNumber, format })}>
          {words.t(`day.export.${format}`)}
        </Button>
      ))}
    </>
  );
}
