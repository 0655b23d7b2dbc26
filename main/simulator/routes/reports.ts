import { z } from 'zod';

import { legacyError, type ApiAnswer, type JsonValue } from '../envelope.ts';
import { nextNumber } from '../ids.ts';
import { readMoment } from '../moment.ts';
import type { ReportRecord } from '../report.ts';
import type { Call, Cloud, Route } from '../route.ts';
import { settlementCsv } from '../settlement-report.ts';
import { SITES } from '../site.ts';

/** See `reportDelay` among the open questions. */
const REPORT_MS = 60_000;
const FIRST_REPORT_ID = 1_000_001;

const ReportBody = z.strictObject({ begin_date: z.string(), end_date: z.string() });

/** `POST /v1/account/settlement_report` (Reports, Account money): 202, the report comes later. */
export const createReport: Route<'reports.create'> = {
  name: 'reports.create',
  method: 'POST',
  path: '/v1/account/settlement_report',
  isIdempotent: false,
  takesJson: true,
  syntaxError: () => badRequest('The body is not valid JSON.'),
  handle: ({ site, store, clock }, { account, body }) => {
    const parsed = ReportBody.safeParse(body);
    if (!parsed.success) return { answer: badRequest('begin_date and end_date are required') };
    const nowMs = clock.nowMs();
    const beginMs = readMoment(parsed.data.begin_date, 0, nowMs);
    const endMs = readMoment(parsed.data.end_date, 0, nowMs);
    if (beginMs === undefined || endMs === undefined || beginMs > endMs) {
      return { answer: badRequest('begin_date and end_date must be dates in order') };
    }
    const id = nextNumber(store.reports.keys(), FIRST_REPORT_ID);
    const day = new Date(nowMs).toISOString().slice(0, 10).replaceAll('-', '');
    const report: ReportRecord = {
      id,
      userId: account.userId,
      fileName: `settlement-report-${account.userId}-${day}-${id}.csv`,
      beginMs,
      endMs,
      createdAtMs: nowMs,
      readyAtMs: nowMs + REPORT_MS,
    };
    const answer = {
      status: 202,
      body: { ...view(report), status: 'pending', currency_id: SITES[site].currency },
    };
    return { answer, changes: [{ kind: 'report', report }] };
  },
};

/** `GET /v1/account/settlement_report/list`: the reports that are ready, the latest first. */
export const listReports: Route<'reports.list'> = {
  name: 'reports.list',
  method: 'GET',
  path: '/v1/account/settlement_report/list',
  isIdempotent: false,
  takesJson: false,
  handle: (cloud, call) => ({
    answer: {
      status: 200,
      body: readyReports(cloud, call)
        .reverse()
        .map((report) => ({ ...view(report), status: 'processed' })),
    },
  }),
};

/** `GET /v1/account/settlement_report/{file_name}`: the report itself. */
export const downloadReport: Route<'reports.download'> = {
  name: 'reports.download',
  method: 'GET',
  path: '/v1/account/settlement_report/{file_name}',
  isIdempotent: false,
  takesJson: false,
  handle: (cloud, call) => {
    const report = readyReports(cloud, call).find((each) => each.fileName === call.params.file_name);
    if (report === undefined) return { answer: legacyError(404, 'not_found', 'File not found') };
    const headers = {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${report.fileName}"`,
    };
    return { answer: { status: 200, body: null, text: settlementCsv(report, cloud), headers } };
  },
};

function readyReports({ store, clock }: Cloud, { account }: Call): ReportRecord[] {
  return [...store.reports.values()].filter(
    (report) => report.userId === account.userId && report.readyAtMs <= clock.nowMs(),
  );
}

function view(report: ReportRecord): Record<string, JsonValue> {
  return {
    id: report.id,
    account_id: Number(report.userId),
    begin_date: new Date(report.beginMs).toISOString(),
    end_date: new Date(report.endMs).toISOString(),
    date_created: new Date(report.createdAtMs).toISOString(),
    file_name: report.fileName,
    format: 'CSV',
    created_from: 'manual',
  };
}

function badRequest(message: string): ApiAnswer {
  return legacyError(400, 'bad_request', message);
}
