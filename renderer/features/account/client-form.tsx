import { useState } from 'react';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Message } from '#renderer/ui/message.tsx';
import page from '#renderer/ui/page.module.css';
import { Steps } from '#renderer/ui/steps.tsx';
import styles from './account.module.css';
import { ClientFields } from './client-fields.tsx';
import type { WayProps } from './way-props.ts';

/** Connects with the application's own id and secret, good for hours and asked for anew by the till. */
export function ClientForm({ status, onConnected }: WayProps) {
  const words = useWords();
  const [clientId, setClientId] = useState('');
  const [clientSecret, setClientSecret] = useState('');
  const connect = useTillCommand('account.connectClientCredentials', onConnected);
  const isComplete = clientId.trim() !== '' && clientSecret.trim() !== '';
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isComplete) return;
        connect.run({ clientId, clientSecret });
        setClientSecret('');
      }}
    >
      <Steps
        steps={([1, 2, 3] as const).map((step) => words.t(`account.client.step${step}`))}
        label={words.t('account.way.client_credentials')}
      />
      <ClientFields
        clientId={clientId}
        clientSecret={clientSecret}
        onClientId={setClientId}
        onClientSecret={setClientSecret}
      />
      {connect.failure === null ? null : (
        <Message tone="problem">{errorText(connect.failure, words, status)}</Message>
      )}
      <div className={page.buttons}>
        <Button
          type="submit"
          look="primary"
          isPending={connect.isPending}
          isDisabled={!isComplete && !connect.isPending}
        >
          {words.t('account.token.button')}
        </Button>
      </div>
    </form>
  );
}
