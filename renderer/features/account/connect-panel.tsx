import { useState } from 'react';
import { CONNECTION_KINDS, type AccountStatus, type ConnectionKind } from '#app/contract/account.ts';
import { assertNever } from '#app/lib/assert.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Fold } from '#renderer/ui/fold.tsx';
import { Message } from '#renderer/ui/message.tsx';
import page from '#renderer/ui/page.module.css';
import { Steps } from '#renderer/ui/steps.tsx';
import styles from './account.module.css';
import { AuthorizationForm } from './authorization-form.tsx';
import { AuthorizationWaiting } from './authorization-waiting.tsx';
import { ClientForm } from './client-form.tsx';
import { TokenForm } from './token-form.tsx';
import type { WayProps } from './way-props.ts';

/** The three ways to connect an account, each with what to click in Mercado Pago. */
export function ConnectPanel(props: WayProps) {
  const words = useWords();
  const { account, status, finish } = props;
  const [way, setWay] = useState<ConnectionKind>(firstWay(account));
  const openPage = useTillCommand('account.openPage');
  const { authorizationProblem } = account;
  return (
    <section className={page.card} data-testid="connect-panel">
      <h3 className={page.subtitle}>{words.t('account.connect.title')}</h3>
      {authorizationProblem === null ? null : (
        <Message tone="problem">{words.t(`account.problem.${authorizationProblem}`)}</Message>
      )}
      {finish.failure === null ? null : (
        <Message tone="problem">{errorText(finish.failure, words, status)}</Message>
      )}
      <p className={page.soft}>{words.t('account.connect.text')}</p>
      <fieldset className={styles.ways}>
        <legend>{words.t('account.connect.way')}</legend>
        {CONNECTION_KINDS.map((kind) => (
          <label key={kind} className={styles.way}>
            <input
              type="radio"
              name="connection-kind"
              value={kind}
              checked={way === kind}
              onChange={() => setWay(kind)}
            />
            <span className={styles.wayText}>
              <strong>{words.t(`account.way.${kind}`)}</strong>
              <span>{words.t(`account.way.${kind}.hint`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div>
        <Button isPending={openPage.isPending} onPress={() => openPage.run({ page: 'applications' })}>
          {words.t('account.connect.pages')}
        </Button>
      </div>
      {openPage.failure === null ? null : (
        <Message tone="problem">{errorText(openPage.failure, words, status)}</Message>
      )}
      <Fold title={words.t('account.app.title')}>
        <Steps
          steps={([1, 2, 3, 4] as const).map((step) => words.t(`account.app.step${step}`))}
          label={words.t('account.app.title')}
        />
      </Fold>
      <Way way={way} props={props} />
    </section>
  );
}

/** The one that was gone last. */
function firstWay({ account, authorization, authorizationProblem }: AccountStatus): ConnectionKind {
  if (authorization !== null || authorizationProblem !== null) return 'authorization';
  return account?.kind ?? 'token';
}

function Way({ way, props }: { way: ConnectionKind; props: WayProps }) {
  switch (way) {
    case 'token':
      return <TokenForm {...props} />;
    case 'authorization':
      return props.account.authorization === null ? (
        <AuthorizationForm {...props} />
      ) : (
        <AuthorizationWaiting {...props} authorization={props.account.authorization} />
      );
    case 'client_credentials':
      return <ClientForm {...props} />;
    default:
      return assertNever(way, 'connection kind');
  }
}
