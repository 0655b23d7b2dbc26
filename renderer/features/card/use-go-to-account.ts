import { useNavigation } from '#renderer/ui/navigation.ts';

/** Leaves the dialog for the screen where the account is connected. */
export function useGoToAccount(): () => void {
  const { close, go } = useNavigation();
  return () => {
    close();
    go('account');
  };
}
