import { useState } from 'react';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Message } from '#renderer/ui/message.tsx';
import page from '#renderer/ui/page.module.css';
import { Steps } from '#renderer/ui/steps.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import styles from './account.module.css';
import type { WayProps } from './way-props.ts';

/** Connects with an access token of the application's page. What was pasted is gone from the screen once it is sent. */
export function TokenForm({ status, onConnected }: WayProps) {
  const words = useWords();
  const [accessToken, setAccessToken] = useState('');
  const connect = useTillCommand('account.connectToken', onConnected);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (accessToken.trim() === '') return;
        connect.run({ accessToken });
        setAccessToken('');
      }}
    >
      <Steps
        steps={([1, 2, 3] as const).map((step) => words.t(`account.token.step${step}`))}
        label={words.t('account.way.token')}
      />
      <TextField
        label={words.t('account.token.field')}
        description={words.t('account.token.field.hint')}
        value={accessToken}
        onChange={setAccessToken}
        maxLength={8192}
        isSecret
      />
      {connect.failure === null ? null : (
        <Message tone="problem">{errorText(connect.failure, words, status)}</Message>
      )}
      <div className={page.buttons}>
        <Button
          type="submit"
          look="primary"
          isPending={connect.isPending}
          isDisabled={accessToken.trim() === '' && !connect.isPending}
        >
          {words.t('account.token.button')}
        </Button>
      </div>
    </form>
  );
}
