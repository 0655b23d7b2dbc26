import { useState } from 'react';
import type { AccountStatus } from '#app/contract/account.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CopyField } from '#renderer/ui/copy-field.tsx';
import { Message } from '#renderer/ui/message.tsx';
import page from '#renderer/ui/page.module.css';
import { TextField } from '#renderer/ui/text-field.tsx';
import styles from './account.module.css';
import type { WayProps } from './way-props.ts';

/** While the person is on Mercado Pago's page: the address to open, and the field for the one it ended on. */
export function AuthorizationWaiting(
  props: WayProps & { readonly authorization: NonNullable<AccountStatus['authorization']> },
) {
  const words = useWords();
  const { status, authorization, finish } = props;
  const [address, setAddress] = useState('');
  const cancel = useTillCommand('account.cancelAuthorization', props.onChanged);
  return (
    <form
      className={styles.form}
      data-testid="authorization-waiting"
      onSubmit={(event) => {
        event.preventDefault();
        if (address.trim() === '') return;
        finish.run({ address });
        setAddress('');
      }}
    >
      <div role="status">
        <p>
          <strong>{words.t('account.authorization.waiting')}</strong>
        </p>
        <p>
          {words.t(
            authorization.isListening
              ? 'account.authorization.waiting.listening'
              : 'account.authorization.waiting.pasting',
          )}{' '}
          {words.t('account.authorization.expires', { time: words.time(authorization.expiresAtMs) })}
        </p>
      </div>
      <CopyField label={words.t('account.authorization.url')} value={authorization.url} />
      <TextField
        label={words.t('account.authorization.address')}
        description={words.t('account.authorization.address.hint')}
        value={address}
        onChange={setAddress}
        maxLength={4000}
        inputMode="url"
      />
      {cancel.failure === null ? null : (
        <Message tone="problem">{errorText(cancel.failure, words, status)}</Message>
      )}
      <div className={page.buttons}>
        <Button isPending={cancel.isPending} onPress={() => cancel.run({})}>
          {words.t('account.authorization.cancel')}
        </Button>
        <Button
          type="submit"
          look="primary"
          isPending={finish.isPending}
          isDisabled={address.trim() === '' && !finish.isPending}
        >
          {words.t('account.authorization.finish')}
        </Button>
      </div>
    </form>
  );
}
