import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery, writeAnswer } from '#renderer/bridge/use-till-query.ts';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { usePayableBasket } from '#renderer/ui/use-payable-basket.ts';
import { AwayWarning } from './away-warning.tsx';
import { ChargeForm } from './charge-form.tsx';
import { NoCardNow } from './no-card-now.tsx';
import { useShownReach } from './use-shown-reach.ts';

/** A basket's amount and the terminal, before anything is sent. */
export function StartCharge({ saleId, totalMinor }: { saleId: string; totalMinor: number }) {
  const client = useQueryClient();
  const { open, close } = useNavigation();
  const status = useTillQuery('till.status', {}).data;
  const reach = useShownReach();
  /** Whether the card is what is asked for, whatever the connection says. */
  const [isTrying, setIsTrying] = useState(reach === 'online');
  const start = useTillCommand('charging.start', (charge) => {
    writeAnswer(client, 'charging.get', { chargeId: charge.chargeId }, charge);
    open({ kind: 'card', saleId, totalMinor, chargeId: charge.chargeId });
  });
  usePayableBasket('card', saleId, totalMinor, start.isPending);
  if (!isTrying) {
    return (
      <NoCardNow
        reach={reach}
        saleId={saleId}
        totalMinor={totalMinor}
        onTry={() => setIsTrying(true)}
        onBack={close}
      />
    );
  }
  return (
    <ChargeForm
      status={status}
      amountMinor={totalMinor}
      failure={start.failure}
      isPending={start.isPending}
      onStart={(terms) => start.run({ saleId, amountMinor: totalMinor, ...terms })}
      onForget={start.forget}
      onSee={(chargeId) => open({ kind: 'card', saleId: null, totalMinor, chargeId })}
      onBack={close}
    >
      <AwayWarning reach={reach} />
    </ChargeForm>
  );
}
