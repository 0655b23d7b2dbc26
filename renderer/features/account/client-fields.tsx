import { useWords } from '#renderer/i18n/use-words.ts';
import { TextField } from '#renderer/ui/text-field.tsx';

/** The two credentials of an application. The secret is not shown while it is typed. */
export function ClientFields(props: {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly onClientId: (clientId: string) => void;
  readonly onClientSecret: (clientSecret: string) => void;
}) {
  const words = useWords();
  return (
    <>
      <TextField
        label={words.t('account.client.id')}
        description={words.t('account.client.id.hint')}
        value={props.clientId}
        onChange={props.onClientId}
        maxLength={64}
      />
      <TextField
        label={words.t('account.client.secret')}
        description={words.t('account.client.secret.hint')}
        value={props.clientSecret}
        onChange={props.onClientSecret}
        maxLength={256}
        isSecret
      />
    </>
  );
}
