import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { DayReport } from '#app/contract/day.ts';
import { useTillQuery, writeAnswer } from '#renderer/bridge/use-till-query.ts';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { useRefusedScans } from '#renderer/ui/use-refused-scans.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Message } from '#renderer/ui/message.tsx';
import { ModeBadge } from '#renderer/ui/mode-badge.tsx';
import page from '#renderer/ui/page.module.css';
import { CloseForm } from './close-form.tsx';
import { ExportButtons } from './export-buttons.tsx';
import { ReportView } from './report-view.tsx';
import { ZList } from './z-list.tsx';

/** X, the close, and the Zs so far. */
export function DayScreen() {
  const client = useQueryClient();
  const status = useTillQuery('till.status', {}).data;
  const [shownZ, setShownZ] = useState<number | null>(null);
  useRefusedScans('till.scan.elsewhere');
  if (status === undefined) return null;
  if (shownZ !== null) return <ClosedDay zNumber={shownZ} onBack={() => setShownZ(null)} />;
  return (
    <div className={page.page}>
      {status.shift === null ? (
        <NoShift />
      ) : (
        <OpenDay
          onClosed={(z) => {
            if (z.zNumber === null) return;
            writeAnswer(client, 'day.get', { zNumber: z.zNumber }, z);
            setShownZ(z.zNumber);
          }}
        />
      )}
      <ZList onOpen={setShownZ} />
    </div>
  );
}

function NoShift() {
  const words = useWords();
  const go = useNavigation((state) => state.go);
  return (
    <section className={page.card}>
      <h2 className={page.title}>{words.t('day.noShift')}</h2>
      <p className={page.soft}>{words.t('day.noShift.text')}</p>
      <div className={page.buttons}>
        <Button look="primary" onPress={() => go('till')} keyHint="Alt 1">
          {words.t('shift.open.title')}
        </Button>
      </div>
    </section>
  );
}

function OpenDay({ onClosed }: { onClosed: (z: DayReport) => void }) {
  const words = useWords();
  const status = useTillQuery('till.status', {}).data;
  const reading = useTillQuery('day.read', {});
  if (reading.error !== null) {
    return <Message tone="problem">{errorText(reading.error, words, status)}</Message>;
  }
  if (reading.data === undefined) return null;
  const x = reading.data;
  return (
    <>
      <Heading
        title={words.t('day.x.title')}
        subtitle={words.t('day.x.subtitle', { time: words.dateTime(x.takenAtMs) })}
        report={x}
      >
        <ExportButtons zNumber={null} />
      </Heading>
      <div className={page.sideColumns}>
        <ReportView report={x} />
        <CloseForm reading={x} onClosed={onClosed} />
      </div>
    </>
  );
}

function ClosedDay({ zNumber, onBack }: { zNumber: number; onBack: () => void }) {
  const words = useWords();
  const status = useTillQuery('till.status', {}).data;
  const z = useTillQuery('day.get', { zNumber });
  return (
    <div className={page.page}>
      {z.error === null ? null : <Message tone="problem">{errorText(z.error, words, status)}</Message>}
      {z.data === undefined ? null : (
        <>
          <Heading
            title={words.t('day.z.title', { number: zNumber })}
            subtitle={words.t('day.z.subtitle', { time: words.dateTime(z.data.takenAtMs) })}
            report={z.data}
          >
            <ExportButtons zNumber={zNumber} />
            <Button onPress={onBack}>{words.t('common.back')}</Button>
          </Heading>
          <ReportView report={z.data} />
        </>
      )}
    </div>
  );
}

function Heading(props: {
  readonly title: string;
  readonly subtitle: string;
  readonly report: DayReport;
  readonly children: ReactNode;
}) {
  const words = useWords();
  return (
    <div className={page.head}>
      <div>
        <h2 className={page.title}>
          {props.title} <ModeBadge mode={props.report.mode} isShort />
        </h2>
        <p className={page.soft}>
          {words.t('report.businessDate')} {words.date(props.report.businessDate)} · {props.subtitle}
        </p>
      </div>
      <div className={page.buttons}>{props.children}</div>
    </div>
  );
}
