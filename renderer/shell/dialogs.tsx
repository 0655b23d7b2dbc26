import { CardDialog } from '#renderer/features/card/card-dialog.tsx';
import { DeferralChargeDialog } from '#renderer/features/card/deferral-charge-dialog.tsx';
import { TestChargeDialog } from '#renderer/features/card/test-charge-dialog.tsx';
import { CashDialog } from '#renderer/features/cash/cash-dialog.tsx';
import { DeferDialog } from '#renderer/features/defer/defer-dialog.tsx';
import { DeferralDialog } from '#renderer/features/deferrals/deferral-dialog.tsx';
import { HistoryDialog } from '#renderer/features/history/history-dialog.tsx';
import { OtherDialog } from '#renderer/features/other-tender/other-dialog.tsx';
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
    case 'other':
      return <OtherDialog key={dialog.saleId} saleId={dialog.saleId} totalMinor={dialog.totalMinor} />;
    case 'defer':
      return <DeferDialog key={dialog.saleId} saleId={dialog.saleId} totalMinor={dialog.totalMinor} />;
    case 'deferral':
      return <DeferralDialog key={dialog.deferralId} deferralId={dialog.deferralId} />;
    case 'deferralCharge':
      return (
        <DeferralChargeDialog
          key={`${dialog.deferralId} ${dialog.chargeId ?? dialog.amountMinor}`}
          {...dialog}
        />
      );
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
