import { useState } from 'react';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CopyField } from '#renderer/ui/copy-field.tsx';
import { Message } from '#renderer/ui/message.tsx';
import page from '#renderer/ui/page.module.css';
import { Steps } from '#renderer/ui/steps.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import styles from './account.module.css';
import { ClientFields } from './client-fields.tsx';
import type { WayProps } from './way-props.ts';

/** Begins the way through Mercado Pago's page, for the owner's own application. */
export function AuthorizationForm({ status, account, finish, onChanged }: WayProps) {
  const words = useWords();
  const { loopbackRedirectUri } = account;
  const [clientId, setClientId] = useState('');
  const [clientSecret, setClientSecret] = useState('');
  const [redirectUri, setRedirectUri] = useState(loopbackRedirectUri);
  const begin = useTillCommand('account.beginAuthorization', (after) => {
    // How the attempt before ended is of no interest any more.
    finish.forget();
    onChanged(after);
  });
  const isComplete = [clientId, clientSecret, redirectUri].every((text) => text.trim() !== '');
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isComplete) return;
        begin.run({ clientId, clientSecret, redirectUri });
        setClientSecret('');
      }}
    >
      <Steps
        steps={([1, 2, 3, 4, 5] as const).map((step) => words.t(`account.authorization.step${step}`))}
        label={words.t('account.way.authorization')}
      />
      <CopyField label={words.t('account.authorization.loopback')} value={loopbackRedirectUri} />
      <ClientFields
        clientId={clientId}
        clientSecret={clientSecret}
        onClientId={setClientId}
        onClientSecret={setClientSecret}
      />
      <TextField
        label={words.t('account.authorization.redirect')}
        description={words.t('account.authorization.redirect.hint')}
        value={redirectUri}
        onChange={setRedirectUri}
        maxLength={500}
        inputMode="url"
      />
      {begin.failure === null ? null : (
        <Message tone="problem">{errorText(begin.failure, words, status)}</Message>
      )}
      <div className={page.buttons}>
        <Button
          type="submit"
          look="primary"
          isPending={begin.isPending}
          isDisabled={!isComplete && !begin.isPending}
        >
          {words.t('account.authorization.button')}
        </Button>
      </div>
    </form>
  );
}
