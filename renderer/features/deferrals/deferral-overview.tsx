import type { DeferralDetail } from '#app/contract/deferrals.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { AsideWarning } from './aside-warning.tsx';
import { DeferralActions } from './deferral-actions.tsx';
import { DeferralCharges } from './deferral-charges.tsx';
import { DeferralMoves } from './deferral-moves.tsx';
import type { DeferralStep } from './deferral-step.ts';
import { LinkPanel } from './link-panel.tsx';
import { SlipPanel } from './slip-panel.tsx';

/** What is under way, what can be done, and what happened. */
export function DeferralOverview(props: {
  readonly detail: DeferralDetail;
  readonly onStep: (step: DeferralStep) => void;
}) {
  const words = useWords();
  const { open, close } = useNavigation();
  const { deferral, moves, charges } = props.detail;
  const { hand, link } = deferral;
  return (
    <>
      {hand === null || hand.state === 'settled' || hand.state === 'withdrawn' ? null : (
        <SlipPanel deferralId={deferral.deferralId} hand={hand} onStep={props.onStep} />
      )}
      {link === null || (link.state === 'closed' && deferral.owedMinor === 0) ? null : (
        <LinkPanel deferralId={deferral.deferralId} link={link} />
      )}
      <AsideWarning deferral={deferral} charges={charges} />
      <DeferralActions deferral={deferral} onStep={props.onStep} />
      <DeferralMoves moves={moves} />
      <DeferralCharges deferral={deferral} charges={charges} />
      <div className={parts.buttons}>
        <Button onPress={close} keyHint={words.t('keys.escape')} autoFocus={deferral.owedMinor === 0}>
          {words.t('common.close')}
        </Button>
        <Button onPress={() => open({ kind: 'receipt', saleId: deferral.saleId, isNew: false })}>
          {words.t('deferrals.receipt')}
        </Button>
      </div>
    </>
  );
}
