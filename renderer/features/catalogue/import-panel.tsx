import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type DragEvent } from 'react';
import { MAX_IMPORT_BYTES, type ImportPreview } from '#app/contract/catalogue.ts';
import type { Output } from '#app/contract/contract.ts';
import { useBridge } from '#renderer/bridge/bridge-provider.tsx';
import { unwrap } from '#renderer/bridge/call-failure.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Message } from '#renderer/ui/message.tsx';
import page from '#renderer/ui/page.module.css';
import { shortText } from '#renderer/ui/visible-text.ts';
import { encodeBase64 } from './encode-base64.ts';
import styles from './import-panel.module.css';
import { PreviewView } from './preview-view.tsx';

/** A file this page refuses or cannot read, before the till hears of it. */
class FileProblem extends Error {
  override readonly name = 'FileProblem';
  readonly sentence: 'catalogue.import.tooLarge' | 'catalogue.import.unreadable';
  readonly file: string;

  constructor(sentence: FileProblem['sentence'], file: string) {
    super(sentence);
    this.sentence = sentence;
    this.file = file;
  }
}

const BYTES_PER_MB = 1024 * 1024;

/** Choose, look, import: nothing changes before the last step. */
export function ImportPanel() {
  const words = useWords();
  const bridge = useBridge();
  const status = useTillQuery('till.status', {}).data;
  const inputRef = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const [hasMany, setHasMany] = useState(false);

  const preview = useMutation<ImportPreview, Error, File>({
    mutationFn: async (file) => {
      if (file.size > MAX_IMPORT_BYTES) throw new FileProblem('catalogue.import.tooLarge', file.name);
      let bytes: Uint8Array;
      try {
        bytes = new Uint8Array(await file.arrayBuffer());
      } catch {
        throw new FileProblem('catalogue.import.unreadable', file.name);
      }
      const contentBase64 = encodeBase64(bytes);
      return unwrap(
        await bridge.call('catalogue.preview', { fileName: file.name.slice(0, 255), contentBase64 }),
      );
    },
  });
  const [imported, setImported] = useState<Output<'catalogue.import'> | null>(null);
  const done = useTillCommand('catalogue.import', (counts) => {
    preview.reset();
    setImported(counts);
  });
  const failure = preview.error ?? done.failure;

  const take = (files: FileList | null) => {
    setHasMany(files !== null && files.length > 1);
    const file = files?.length === 1 ? files[0] : undefined;
    if (file === undefined) return;
    setImported(null);
    done.forget();
    preview.mutate(file);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files);
  };

  return (
    <section className={page.card}>
      <h3 className={page.subtitle}>{words.t('catalogue.import.title')}</h3>
      <div
        className={styles.drop}
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={onDrop}
      >
        <p>{words.t('catalogue.import.text')}</p>
        <div className={styles.choose}>
          <input
            ref={inputRef}
            id="catalogue-file"
            type="file"
            accept=".csv,.txt,text/csv,text/plain"
            className="only-read-aloud"
            tabIndex={-1}
            aria-label={words.t('catalogue.import.choose')}
            onChange={(event) => {
              take(event.target.files);
              // The same file, corrected, can be chosen again.
              event.target.value = '';
            }}
          />
          <Button
            look={preview.data === undefined ? 'primary' : 'plain'}
            isPending={preview.isPending}
            onPress={() => inputRef.current?.click()}
          >
            {words.t(preview.data === undefined ? 'catalogue.import.choose' : 'catalogue.import.another')}
          </Button>
          <span className={page.soft}>
            {preview.isPending
              ? words.t('catalogue.import.reading', { file: shortText(preview.variables.name, 60) })
              : words.t('catalogue.import.drop')}
          </span>
        </div>
      </div>
      {hasMany ? <Message tone="problem">{words.t('catalogue.import.oneFile')}</Message> : null}
      {failure === null ? null : (
        <Message tone="problem">
          {failure instanceof FileProblem
            ? words.t(failure.sentence, {
                file: shortText(failure.file, 60),
                max: words.count(MAX_IMPORT_BYTES / BYTES_PER_MB),
              })
            : errorText(failure, words, status)}
        </Message>
      )}
      {imported === null ? null : (
        <Message tone="good">
          <span role="status">
            {words.t('catalogue.import.done', {
              new: words.count(imported.newCount),
              changed: words.count(imported.changedCount),
            })}
          </span>
        </Message>
      )}
      {preview.data === undefined ? null : (
        <PreviewView
          preview={preview.data}
          isImporting={done.isPending}
          onImport={() => done.run({ importId: preview.data.importId })}
        />
      )}
    </section>
  );
}
