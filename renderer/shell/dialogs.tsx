import { CardDialog } from '#renderer/features/card/card-dialog.tsx';
import { TestChargeDialog } from '#renderer/features/card/test-charge-dialog.tsx';
import { CashDialog } from '#renderer/features/cash/cash-dialog.tsx';
import { HistoryDialog } from '#renderer/features/history/history-dialog.tsx';
import { ReceiptDialog } from '#renderer/features/receipt/receipt-dialog.tsx';
import { RefundDialog } from '#renderer/features/refund/refund-dialog.tsx';
import { ClearDialog } from '#renderer/features/till/clear-dialog.tsx';
import { assertNever } from '#app/lib/assert.ts';
import { useNavigation } from '#renderer/ui/navigation.ts';

/** The one dialog that may be open. */
export function Dialogs() {
  const dialog = useNavigation((state) => state.dialog);
  if (dialog === null) return null;
  switch (dialog.kind) {
    case 'cash':
      return <CashDialog key={dialog.saleId} saleId={dialog.saleId} totalMinor={dialog.totalMinor} />;
    case 'card':
      return <CardDialog {...dialog} />;
    case 'receipt':
      return <ReceiptDialog key={dialog.saleId} saleId={dialog.saleId} isNew={dialog.isNew} />;
    case 'refund':
      return <RefundDialog key={dialog.chargeId} chargeId={dialog.chargeId} back={dialog.back} />;
    case 'history':
      return <HistoryDialog key={dialog.chargeId} chargeId={dialog.chargeId} back={dialog.back} />;
    case 'testCharge':
      return <TestChargeDialog terminalId={dialog.terminalId} chargeId={dialog.chargeId} />;
    case 'clear':
      return <ClearDialog {...dialog} />;
    default:
      return assertNever(dialog, 'dialog');
  }
}
