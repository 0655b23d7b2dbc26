import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import parts from '#renderer/ui/dialog-parts.module.css';
import { ModeBadge } from '#renderer/ui/mode-badge.tsx';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { useRefusedScans } from '#renderer/ui/use-refused-scans.ts';
import { Window } from '#renderer/ui/window.tsx';
import { DeferForm } from './defer-form.tsx';

/** The sale is captured without a payment: who owes it, until when, and who lets it pass a limit. */
export function DeferDialog({ saleId, totalMinor }: { saleId: string; totalMinor: number }) {
  const words = useWords();
  const close = useNavigation((state) => state.close);
  const status = useTillQuery('till.status', {}).data;
  useRefusedScans();
  return (
    <Window
      title={words.t('defer.title')}
      size="wide"
      onClose={close}
      badge={<ModeBadge mode={status?.mode} isShort />}
    >
      <div className={parts.amountLine}>
        <span>{words.t('common.total')}</span>
        <strong data-testid="defer-amount">{words.money(totalMinor)}</strong>
      </div>
      <p className={parts.soft}>{words.t('defer.text')}</p>
      {status === undefined ? null : <DeferForm saleId={saleId} totalMinor={totalMinor} status={status} />}
    </Window>
  );
}
