import { useWords } from '#renderer/i18n/use-words.ts';
import { useShortcuts } from '#renderer/input/use-shortcuts.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useNavigation } from '#renderer/ui/navigation.ts';
import styles from './card-dialog.module.css';

/** The ways to take a sale that need no card, with the keys they have on the till. Minor units. */
export function OtherWays(props: { readonly saleId: string; readonly totalMinor: number }) {
  const words = useWords();
  const open = useNavigation((state) => state.open);
  const { saleId, totalMinor } = props;
  const go = (kind: 'cash' | 'other' | 'defer') => () => open({ kind, saleId, totalMinor });
  useShortcuts({ F6: go('other'), F7: go('defer'), F8: go('cash') });
  return (
    <div className={styles.otherWays} role="group" aria-label={words.t('card.otherWays')}>
      <Button isWide onPress={go('cash')} keyHint="F8">
        {words.t('card.takeCash')}
      </Button>
      <Button isWide onPress={go('other')} keyHint="F6">
        {words.t('till.other.button')}
      </Button>
      <Button isWide onPress={go('defer')} keyHint="F7">
        {words.t('till.defer.button')}
      </Button>
    </div>
  );
}
