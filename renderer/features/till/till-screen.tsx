import { useEffect, useEffectEvent, useRef } from 'react';
import type { Basket } from '#app/contract/selling.ts';
import type { TillStatus } from '#app/contract/status.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { useScans, type Scan } from '#renderer/input/scan-store.ts';
import { useShortcuts } from '#renderer/input/use-shortcuts.ts';
import { useDialogs } from '#renderer/ui/dialogs-store.ts';
import { useNotices } from '#renderer/ui/notices.ts';
import { shortText } from '#renderer/ui/visible-text.ts';
import { BasketList } from './basket-list.tsx';
import { ExposureStrip } from './exposure-strip.tsx';
import { HeldBaskets } from './held-baskets.tsx';
import { KeyBar } from './key-bar.tsx';
import { OpenShift } from './open-shift.tsx';
import { PayPanel } from './pay-panel.tsx';
import { readSearchText } from './quantity-prefix.ts';
import { showWrongQuantity } from './show-wrong-quantity.ts';
import { SearchBox } from './search-box.tsx';
import { useSearch } from './search-store.ts';
import styles from './till-screen.module.css';
import { useBasketActions } from './use-basket-actions.ts';

export function TillScreen({ status }: { status: TillStatus }) {
  const basket = useTillQuery('basket.current', {}, { enabled: status.shift !== null }).data;
  if (status.shift === null) return <OpenShift />;
  if (basket === undefined) return null;
  return <Selling status={status} basket={basket} />;
}

function Selling({ status, basket }: { status: TillStatus; basket: Basket }) {
  const words = useWords();
  const actions = useBasketActions();
  const { typed, setTyped, selectedLineId, select } = useSearch();
  const { open, queuedScan, queueScan } = useNavigation();
  const isFree = useDialogs((state) => state.openCount === 0);
  const searchRef = useRef<HTMLInputElement>(null);

  const isOpen = basket.status === 'open';
  const hasLines = basket.lines.length > 0;
  const selected = basket.lines.find((line) => line.lineId === selectedLineId) ?? basket.lines.at(-1);

  const focusSearch = () => {
    searchRef.current?.focus();
    searchRef.current?.select();
  };

  const sell = (scan: Scan) => {
    if (scan.isCut) {
      const code = shortText(scan.code, 40);
      useNotices.getState().show({ tone: 'problem', text: words.t('till.scan.tooLong', { code }) });
      return;
    }
    const before = readSearchText(useSearch.getState().typed, words.decimalMark);
    if (before.wrongQuantity !== null) {
      showWrongQuantity(before.wrongQuantity, words);
      return;
    }
    setTyped('');
    actions.add({ kind: 'code', code: scan.code }, before.text === '' ? before.quantityMilli : 1000);
  };

  const onTyped = (text: string) => {
    const before = useSearch.getState().typed;
    if (before === '' && (text === '+' || text === '-')) {
      if (selected !== undefined && isOpen) actions.step(selected.lineId, text === '+' ? 1 : -1);
      return;
    }
    setTyped(before + text);
    searchRef.current?.focus();
  };
  useScans(sell, onTyped);

  // A dialog that gives way to another has nowhere to put the focus back.
  useEffect(() => {
    if (isFree && document.activeElement === document.body) searchRef.current?.focus();
  }, [isFree]);

  const takeQueued = useEffectEvent((scan: Scan) => {
    queueScan(null);
    sell(scan);
  });
  useEffect(() => {
    if (queuedScan !== null) takeQueued(queuedScan);
  }, [queuedScan]);

  const openCash = () => open({ kind: 'cash', saleId: basket.saleId, totalMinor: basket.totalMinor });
  const openCard = () =>
    open({
      kind: 'card',
      saleId: basket.saleId,
      totalMinor: basket.totalMinor,
      chargeId: isOpen ? null : basket.chargeId,
    });
  const openOther = () => open({ kind: 'other', saleId: basket.saleId, totalMinor: basket.totalMinor });
  const openDefer = () => open({ kind: 'defer', saleId: basket.saleId, totalMinor: basket.totalMinor });
  const openClear = () =>
    open({
      kind: 'clear',
      saleId: basket.saleId,
      lineCount: basket.lines.length,
      totalMinor: basket.totalMinor,
    });
  const moveSelection = (direction: 1 | -1) => {
    const index = basket.lines.findIndex((line) => line.lineId === selected?.lineId);
    const next = basket.lines[Math.min(Math.max(index + direction, 0), basket.lines.length - 1)];
    if (next !== undefined) select(next.lineId);
  };
  const isSearching = typed !== '';

  useShortcuts(
    {
      F2: focusSearch,
      F4: hasLines ? () => actions.hold(basket.saleId) : undefined,
      // Taken also when there is nothing to pay: a browser would move the focus away, or ask about a caret.
      F6: hasLines && isOpen ? openOther : doNothing,
      F7: hasLines && isOpen ? openDefer : doNothing,
      F8: hasLines && isOpen ? openCash : undefined,
      F9: hasLines ? openCard : undefined,
      'Ctrl+Delete': hasLines && isOpen ? openClear : undefined,
      ArrowDown: isSearching || !hasLines ? undefined : () => moveSelection(1),
      ArrowUp: isSearching || !hasLines ? undefined : () => moveSelection(-1),
      Delete:
        isSearching || !isOpen || selected === undefined ? undefined : () => actions.remove(selected.lineId),
    },
    isFree,
  );

  return (
    <div className={styles.till}>
      <section className={styles.work}>
        <SearchBox
          ref={searchRef}
          onChoose={(product, quantityMilli) =>
            actions.add({ kind: 'product', productId: product.productId, name: product.name }, quantityMilli)
          }
          onCode={(code, quantityMilli) => actions.add({ kind: 'code', code }, quantityMilli)}
          onStep={(direction) => {
            if (selected !== undefined && isOpen) actions.step(selected.lineId, direction);
          }}
        />
        <BasketList
          basket={basket}
          selectedLineId={selected?.lineId ?? null}
          productCount={status.productCount}
          onSelect={(lineId) => {
            select(lineId);
            searchRef.current?.focus();
          }}
          actions={actions}
        />
        <ExposureStrip exposure={status.exposure} />
        <HeldBaskets onResume={(saleId) => actions.resume(saleId)} />
      </section>
      <PayPanel
        basket={basket}
        onCash={openCash}
        onCard={openCard}
        onOther={openOther}
        onDefer={openDefer}
        onHold={() => actions.hold(basket.saleId)}
        onClear={openClear}
      />
      <KeyBar />
    </div>
  );
}

function doNothing(): void {
  // The key is spoken for.
}
