import { element } from './view.js';

const SHOWN = [
  ['eagle_messages_received_total', 'Received'],
  ['eagle_delivered_locally_total', 'Into maildrops'],
  ['eagle_delivered_remotely_total', 'Sent on'],
  ['eagle_deferred_total', 'Put off'],
  ['eagle_failed_total', 'Failed'],
  ['eagle_pop3_logins_total', 'POP3 logins'],
];

let before;

/** Totals, and rates between two looks. */
export function show(list, counters, now) {
  const rate = name => {
    const seconds = before ? (now - before.at) / 1000 : 0;
    return seconds > 0 ? (counters[name] - before.counters[name]) / seconds : 0;
  };
  list.replaceChildren(...SHOWN.map(([name, title]) =>
    element('div', {},
      element('dt', {}, title),
      element('dd', {}, (counters[name] ?? 0).toLocaleString(), ' ',
        element('small', {}, `${rate(name).toFixed(1)}/s`)))));
  before = { at: now, counters };
}
