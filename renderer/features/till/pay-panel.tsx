import type { Basket } from '#app/contract/selling.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { BinIcon, CardIcon, CashIcon, HoldIcon, LaterIcon, TransferIcon } from '#renderer/ui/icons.tsx';
import styles from './pay-panel.module.css';

/** The total and the ways to take it. */
export function PayPanel(props: {
  readonly basket: Basket;
  readonly onCash: () => void;
  readonly onCard: () => void;
  readonly onOther: () => void;
  readonly onDefer: () => void;
  readonly onHold: () => void;
  readonly onClear: () => void;
}) {
  const words = useWords();
  const { basket } = props;
  const isEmpty = basket.lines.length === 0;
  const isLocked = basket.status !== 'open';
  return (
    <aside className={styles.panel}>
      <div className={styles.total}>
        <span className={styles.label}>{words.t('till.total')}</span>
        <output
          className={styles.amount}
          data-testid="sale-total"
          data-long={words.money(basket.totalMinor).length > 12}
        >
          {words.money(basket.totalMinor)}
        </output>
        <span className={styles.soft}>
          {words.t('till.lines', { n: basket.lines.length })} · {words.t('till.taxIncluded')}
        </span>
        <ul className={styles.taxes}>
          {basket.taxes
            .filter((tax) => tax.taxMinor > 0)
            .map((tax) => (
              <li key={tax.rateBp}>
                <span>{words.t('till.tax.rate', { rate: words.rate(tax.rateBp) })}</span>
                <span>{words.money(tax.taxMinor)}</span>
              </li>
            ))}
        </ul>
      </div>
      <div className={styles.actions}>
        <Button
          look="primary"
          size="large"
          isWide
          keyHint="F8"
          isDisabled={isEmpty || isLocked}
          onPress={props.onCash}
        >
          <CashIcon />
          {words.t('till.cash.button')}
        </Button>
        <Button look="primary" size="large" isWide keyHint="F9" isDisabled={isEmpty} onPress={props.onCard}>
          <CardIcon />
          {words.t(isLocked ? 'till.charge.open' : 'till.card.button')}
        </Button>
        <div className={`${styles.pair} ${styles.ways}`}>
          <Button isWide keyHint="F6" isDisabled={isEmpty || isLocked} onPress={props.onOther}>
            <TransferIcon />
            {words.t('till.other.button')}
          </Button>
          <Button isWide keyHint="F7" isDisabled={isEmpty || isLocked} onPress={props.onDefer}>
            <LaterIcon />
            {words.t('till.defer.button')}
          </Button>
        </div>
        <div className={styles.pair}>
          <Button isWide keyHint="F4" isDisabled={isEmpty} onPress={props.onHold}>
            <HoldIcon />
            {words.t('till.hold.button')}
          </Button>
          <Button look="danger" isWide isDisabled={isEmpty || isLocked} onPress={props.onClear}>
            <BinIcon />
            {words.t('till.clear.button')}
          </Button>
        </div>
      </div>
    </aside>
  );
}
