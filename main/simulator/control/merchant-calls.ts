import { z } from 'zod';

import { RefundRules } from '../refund-rules.ts';
import { WebhookInjection } from '../webhook-faults.ts';
import { WebhookConfig } from '../webhook.ts';
import { notFound, notNow, ok } from './answers.ts';
import { callWith, type ControlCall } from './control-call.ts';

/** What is set up at Mercado Pago rather than at the counter: notifications, and the acquirer's rules. */
export const MERCHANT_CALLS: readonly ControlCall[] = [
  {
    method: 'GET',
    path: '/webhook',
    does: 'Tells where notifications go, and which are on their way.',
    run: ({ cloud }) =>
      ok({ webhook: cloud.store.webhook, deliveries: [...cloud.store.deliveries.values()] }),
  },
  callWith({
    method: 'PUT',
    path: '/webhook',
    does: 'Says where notifications go, as the panel of the application does; null for nowhere.',
    body: z.strictObject({ webhook: WebhookConfig.nullable() }),
    run: ({ cloud }, { body }) => {
      cloud.store.commit([{ kind: 'webhook', config: body.webhook }]);
      cloud.world.settle();
      return ok(body);
    },
  }),
  callWith({
    method: 'POST',
    path: '/webhook/sample',
    does: 'Sends the sample of the panel, whose data has an id and nothing else.',
    body: z.strictObject({ dataId: z.string().min(1) }),
    run: ({ cloud, webhooks }, { body }) => {
      if (cloud.store.webhook === null) return notNow('There is no webhook.');
      webhooks.sendSample(body.dataId);
      return ok(body);
    },
  }),
  callWith({
    method: 'POST',
    path: '/webhook-faults',
    does: 'Makes something go wrong with notifications: drop, duplicate, delay, reorder.',
    body: WebhookInjection,
    run: ({ webhookFaults }, { body }) => {
      webhookFaults.inject(body);
      return ok(body);
    },
  }),
  {
    method: 'DELETE',
    path: '/webhook-faults',
    does: 'Removes every one of them.',
    run: ({ webhookFaults }) => {
      webhookFaults.clear();
      return ok({});
    },
  },
  callWith({
    method: 'PUT',
    path: '/refund-rules',
    does: 'Says what the acquirer does with refunds.',
    body: RefundRules,
    run: ({ cloud }, { body }) => {
      cloud.store.commit([{ kind: 'refund_rules', rules: body }]);
      cloud.world.settle();
      return ok(body);
    },
  }),
  {
    method: 'GET',
    path: '/application',
    does: 'Tells client id, secret, redirect addresses and PKCE of the application, as its panel does.',
    run: ({ cloud }) => ok([...cloud.store.applications.values()]),
  },
  callWith({
    method: 'PATCH',
    path: '/application/{client_id}',
    does: 'Sets the redirect addresses of the application, and whether it requires PKCE.',
    body: z.strictObject({
      redirectUris: z.array(z.url()).max(10).exactOptional(),
      requiresPkce: z.boolean().exactOptional(),
    }),
    run: ({ cloud }, { params, body }) => {
      const application = cloud.store.applications.get(params.client_id ?? '');
      if (application === undefined) return notFound('application');
      cloud.store.commit([{ kind: 'application', application: { ...application, ...body } }]);
      return ok({ ...application, ...body });
    },
  }),
];
