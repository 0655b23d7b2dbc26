import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useNavigation } from '#renderer/ui/navigation.ts';

/** In practice, until an account is connected: where to go for the real thing. */
export function ConnectHint() {
  const words = useWords();
  const { screen, go } = useNavigation();
  const account = useTillQuery('account.status', {}).data;
  if (account?.account !== null || screen === 'account') return null;
  return (
    <Button size="small" onPress={() => go('account')}>
      {words.t('account.connectHint')}
    </Button>
  );
}
