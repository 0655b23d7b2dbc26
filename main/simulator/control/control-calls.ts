import { CustomerPlan } from '../customer.ts';
import { Injection } from '../faults.ts';
import { OPEN_QUESTIONS } from '../open-questions.ts';
import { EMPTY_SCENARIO, Scenario } from '../scenario/scenario.ts';
import { SITES } from '../site.ts';
import { badRequest, notFound, ok } from './answers.ts';
import { CLOCK_CALLS, clockState } from './clock-calls.ts';
import { callWith, type ControlCall } from './control-call.ts';
import { MERCHANT_CALLS } from './merchant-calls.ts';
import { PAYMENT_CALLS } from './payment-calls.ts';
import { TERMINAL_CALLS } from './terminal-calls.ts';
import { truthOfCloud } from './truth-view.ts';

/** Every control call. `GET /_control` lists them, `GET /_control/schema` has the schemas of their bodies. */
export const CONTROL_CALLS: readonly ControlCall[] = [
  {
    method: 'GET',
    path: '/state',
    does: 'Tells country, clock, customer, scenario and faults.',
    run: ({ cloud, clock, faults, director }) =>
      ok({
        site: cloud.site,
        clock: clockState(clock),
        customer: cloud.store.customer,
        scenario: director.scenario,
        faults: faults.pending(),
      }),
  },
  {
    method: 'GET',
    path: '/truth',
    does: 'Tells what was really charged and given back, by charges and by payments without one, whatever the API has answered.',
    run: ({ cloud }) => {
      cloud.world.settle();
      return ok(truthOfCloud(cloud, SITES[cloud.site].currency));
    },
  },
  {
    method: 'GET',
    path: '/requests',
    does: 'Lists the latest requests to the API, those after `?after=N` only.',
    run: ({ log }, { query }) => {
      const after = query.get('after') ?? '0';
      if (!/^\d{1,15}$/.test(after)) return badRequest('after: Must be a whole number');
      return ok({ requests: log.entries().filter((entry) => entry.sequence > Number(after)) });
    },
  },
  {
    method: 'GET',
    path: '/open-questions',
    does: 'Lists what the documents of the API leave open, with the reading in force.',
    run: ({ cloud }) =>
      ok(
        Object.entries(OPEN_QUESTIONS).map(([setting, row]) => ({
          setting,
          ...row,
          inForce: isSetting(setting) ? cloud.answers(setting) : row.choice,
        })),
      ),
  },
  {
    method: 'GET',
    path: '/customer',
    does: 'Tells what every customer does whom no outcome of the scenario is for.',
    run: ({ cloud }) => ok(cloud.store.customer),
  },
  callWith({
    method: 'PUT',
    path: '/customer',
    does: 'Says what they do from now on.',
    body: CustomerPlan,
    run: ({ cloud }, { body }) => {
      cloud.world.setCustomer(body);
      return ok(body);
    },
  }),
  {
    method: 'GET',
    path: '/scenario',
    does: 'Tells the scenario in force.',
    run: ({ director }) => ok(director.scenario),
  },
  callWith({
    method: 'PUT',
    path: '/scenario',
    does: 'Puts another scenario in force. Its faults take the place of all that were there; `setup` is for files only.',
    body: Scenario,
    run: ({ director, cloud }, { body }) => {
      if (body.setup !== undefined) return badRequest('setup: Only when the simulator starts');
      director.play(body);
      cloud.world.setCustomer(cloud.store.customer);
      return ok(director.scenario);
    },
  }),
  {
    method: 'DELETE',
    path: '/scenario',
    does: 'Ends the scenario and its faults.',
    run: ({ director }) => {
      director.play(EMPTY_SCENARIO);
      return ok(director.scenario);
    },
  },
  {
    method: 'GET',
    path: '/faults',
    does: 'Lists the faults that are not used up.',
    run: ({ faults }) => ok({ faults: faults.pending() }),
  },
  callWith({
    method: 'POST',
    path: '/faults',
    does: 'Adds a fault, and tells its id.',
    body: Injection,
    run: ({ faults }, { body }) => {
      faults.inject(body);
      return ok({ id: faults.lastId() });
    },
  }),
  {
    method: 'DELETE',
    path: '/faults',
    does: 'Removes every fault.',
    run: ({ faults }) => {
      faults.clear();
      return ok({ faults: [] });
    },
  },
  {
    method: 'DELETE',
    path: '/faults/{id}',
    does: 'Removes one fault.',
    run: ({ faults }, { params }) => {
      const id = Number(params.id);
      return faults.remove(id) ? ok({ id }) : notFound('fault');
    },
  },
  ...CLOCK_CALLS,
  ...TERMINAL_CALLS,
  ...PAYMENT_CALLS,
  ...MERCHANT_CALLS,
  {
    method: 'POST',
    path: '/reset',
    does: 'Forgets charges, keys, faults and requests; terminals, customer and scenario are as at the start.',
    run: ({ reset }) => {
      reset();
      return ok({});
    },
  },
];

function isSetting(setting: string): setting is keyof typeof OPEN_QUESTIONS {
  return Object.hasOwn(OPEN_QUESTIONS, setting);
}
