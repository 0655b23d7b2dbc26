import { useState } from 'react';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { useScans } from '#renderer/input/scan-store.ts';
import { AmountField } from '#renderer/ui/amount-field.tsx';
import { readAmount } from '#renderer/ui/read-amount.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Message } from '#renderer/ui/message.tsx';
import { useNotices } from '#renderer/ui/notices.ts';
import { shortText } from '#renderer/ui/visible-text.ts';
import styles from './open-shift.module.css';

/** Before the first sale: what is in the drawer. */
export function OpenShift() {
  const words = useWords();
  const status = useTillQuery('till.status', {}).data;
  const [text, setText] = useState('');
  const open = useTillCommand('shift.open');
  const amount = readAmount(text, words);
  const floatMinor = amount?.ok === true ? amount.value : null;
  useScans((scan) =>
    useNotices
      .getState()
      .show({ tone: 'problem', text: words.t('till.scan.notNow', { code: shortText(scan.code, 40) }) }),
  );
  return (
    <div className={styles.page}>
      <form
        className={styles.card}
        onSubmit={(event) => {
          event.preventDefault();
          if (floatMinor !== null) open.run({ floatMinor });
        }}
      >
        <h2 className={styles.title}>{words.t('shift.open.title')}</h2>
        <p className={styles.text}>{words.t('shift.open.text')}</p>
        <AmountField
          label={words.t('shift.open.float')}
          text={text}
          onChange={setText}
          words={words}
          autoFocus
        />
        {open.failure === null ? null : (
          <Message tone="problem">{errorText(open.failure, words, status)}</Message>
        )}
        <Button
          type="submit"
          look="primary"
          size="large"
          isWide
          isDisabled={floatMinor === null}
          isPending={open.isPending}
          keyHint={words.t('keys.enter')}
        >
          {words.t('shift.open.button')}
        </Button>
      </form>
    </div>
  );
}
