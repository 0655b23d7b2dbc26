import { useEffect, useRef } from 'react';
import type { Basket, BasketLine } from '#app/contract/selling.ts';
import { ONE_PIECE_MILLI } from '#app/domain/basket.ts';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { BinIcon, MinusIcon, PlusIcon } from '#renderer/ui/icons.tsx';
import { Message } from '#renderer/ui/message.tsx';
import { visibleText } from '#renderer/ui/visible-text.ts';
import styles from './basket-list.module.css';
import type { BasketActions } from './use-basket-actions.ts';

export function BasketList(props: {
  readonly basket: Basket;
  readonly selectedLineId: number | null;
  readonly productCount: number;
  readonly onSelect: (lineId: number) => void;
  readonly actions: BasketActions;
}) {
  const words = useWords();
  const go = useNavigation((state) => state.go);
  const isLocked = props.basket.status !== 'open';
  if (props.basket.lines.length === 0) {
    const isCatalogueEmpty = props.productCount === 0;
    return (
      <div className={styles.empty}>
        <p className={styles.emptyTitle}>
          {words.t(isCatalogueEmpty ? 'till.catalogue.empty' : 'till.basket.empty')}
        </p>
        <p>{words.t(isCatalogueEmpty ? 'till.catalogue.emptyHint' : 'till.basket.emptyHint')}</p>
        {isCatalogueEmpty ? (
          <Button look="primary" onPress={() => go('catalogue')} keyHint="Alt 4">
            {words.t('till.catalogue.open')}
          </Button>
        ) : null}
      </div>
    );
  }
  return (
    <div className={styles.frame}>
      {isLocked ? <Message tone="warning">{words.t('till.locked')}</Message> : null}
      <ol className={styles.lines} aria-label={words.t('till.basket.label')} data-testid="basket-lines">
        {props.basket.lines.map((line) => (
          <Line
            key={line.lineId}
            line={line}
            isSelected={line.lineId === props.selectedLineId}
            isLocked={isLocked}
            onSelect={() => props.onSelect(line.lineId)}
            actions={props.actions}
          />
        ))}
      </ol>
    </div>
  );
}

function Line(props: {
  readonly line: BasketLine;
  readonly isSelected: boolean;
  readonly isLocked: boolean;
  readonly onSelect: () => void;
  readonly actions: BasketActions;
}) {
  const words = useWords();
  const { line, isSelected, isLocked, actions } = props;
  const rowRef = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isSelected) rowRef.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected, line.quantityMilli]);
  const name = visibleText(line.name) || words.t('common.unnamed');
  return (
    <li
      ref={rowRef}
      className={styles.line}
      aria-current={isSelected ? 'true' : undefined}
      onClick={props.onSelect}
    >
      <span className={styles.name}>{name}</span>
      <span className={styles.detail}>
        {visibleText(line.code)} · {words.t('till.line.each', { price: words.money(line.unitPriceMinor) })}
      </span>
      <span className={styles.quantity}>
        {isLocked ? null : (
          <button
            type="button"
            className={styles.step}
            aria-label={words.t('till.line.decrease', { name })}
            disabled={line.quantityMilli <= ONE_PIECE_MILLI}
            onClick={() => actions.step(line.lineId, -1)}
          >
            <MinusIcon />
          </button>
        )}
        <span className={styles.count}>{words.quantity(line.quantityMilli)}</span>
        {isLocked ? null : (
          <button
            type="button"
            className={styles.step}
            aria-label={words.t('till.line.increase', { name })}
            onClick={() => actions.step(line.lineId, 1)}
          >
            <PlusIcon />
          </button>
        )}
      </span>
      <span className={styles.total}>{words.money(line.totalMinor)}</span>
      {isLocked ? (
        <span />
      ) : (
        <button
          type="button"
          className={styles.remove}
          aria-label={words.t('till.line.remove', { name })}
          onClick={(event) => {
            event.stopPropagation();
            actions.remove(line.lineId);
          }}
        >
          <BinIcon />
        </button>
      )}
    </li>
  );
}
