import type { TillStatus } from '#app/contract/status.ts';
import { AccountPanel } from '#renderer/features/account/account-panel.tsx';
import { ChargingSettings } from '#renderer/features/card/charging-settings.tsx';
import { IntegratorSettings } from '#renderer/features/card/integrator-settings.tsx';
import { DeferSettings } from '#renderer/features/defer/defer-settings.tsx';
import { PlacesPanel } from '#renderer/features/places/places-panel.tsx';
import { TerminalsPanel } from '#renderer/features/places/terminals-panel.tsx';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Fold } from '#renderer/ui/fold.tsx';
import { Message } from '#renderer/ui/message.tsx';
import page from '#renderer/ui/page.module.css';
import { useRefusedScans } from '#renderer/ui/use-refused-scans.ts';
import { shopKey } from './shop-key.ts';

/** For the owner: the shop and the account it charges on, its terminals and places, and how it charges. */
export function AccountScreen({ status }: { status: TillStatus }) {
  const words = useWords();
  useRefusedScans('till.scan.elsewhere');
  return (
    <div className={page.page}>
      <h2 className={page.title}>{words.t('account.title')}</h2>
      <div className={page.columns}>
        <div className={page.stack}>
          <AccountPanel status={status} />
          <DeferSettings key={shopKey(status)} status={status} />
        </div>
        <div className={page.stack}>
          {status.mode === 'practice' ? <Message tone="plain">{words.t('places.simulated')}</Message> : null}
          <TerminalsPanel status={status} />
          <PlacesPanel status={status} />
          <section className={page.card}>
            <ChargingSettings status={status} />
            <Fold title={words.t('integrator.title')}>
              <IntegratorSettings status={status} />
            </Fold>
          </section>
        </div>
      </div>
    </div>
  );
}
