import type { PointAnswer } from '#main/point/answer.ts';
import type { PointHttp, PointRequest } from '#main/point/point-http.ts';

/** What a request is answered with: JSON of a 200, or any answer. */
export type Answer = { readonly json: unknown } | PointAnswer<unknown>;

/** Answers requests from a function, and keeps them: for what no server would answer on purpose. */
export interface AnsweringHttp {
  readonly http: PointHttp;
  readonly requests: PointRequest[];
}

export function answeringHttp(answer: (request: PointRequest) => Answer): AnsweringHttp {
  const requests: PointRequest[] = [];
  return {
    requests,
    http: (request) => {
      requests.push(request);
      const given = answer(request);
      return Promise.resolve(
        'kind' in given ? given : { kind: 'ok', httpStatus: 200, value: given.json, requestId: 'req' },
      );
    },
  };
}

export const refused = (httpStatus: number, code: string): Answer => ({
  kind: 'refused',
  httpStatus,
  code,
  message: '',
  requestId: 'req',
});

export const lost: Answer = {
  kind: 'unanswered',
  reason: 'network',
  retryAfterMs: null,
  neverSent: false,
  requestId: null,
};
