import * as api from './api.js';
import * as timeline from './timeline.js';
import * as traffic from './traffic.js';
import { at, cell, element, fill, say, time, tree } from './view.js';

const INTERVAL = 2000;
/** Recipients shown of a message. */
const RECIPIENTS = 5;

function listenerRow(listener) {
  const bad = listener.state === 'FAILED' ? 'bad' : '';
  return element('tr', {},
    cell(listener.name), cell(listener.address, 'mono'),
    cell(listener.failure ? `${listener.state}: ${listener.failure}` : listener.state, bad),
    cell(`${listener.sessions} / ${listener.maxSessions}`, 'number'),
    cell(listener.sessionsTotal.toLocaleString(), 'number'),
    cell(listener.sessionsRefused.toLocaleString(), 'number'));
}

function action(label, run) {
  const button = element('button', { type: 'button' }, label);
  button.addEventListener('click', async () => {
    button.disabled = true;
    await run().catch(fail);
    await refresh();
  });
  return button;
}

function queueRows(message) {
  const more = message.recipientCount - RECIPIENTS;
  return message.recipients.slice(0, RECIPIENTS).map((recipient, index) => element('tr', {},
    element('td', { className: 'mono' }, index === 0 ? timeline.link(message.id) : ''), cell(index === 0 ? message.sender : ''),
    cell(more > 0 && index === RECIPIENTS - 1 ? `${recipient.address} and ${more.toLocaleString()} more` : recipient.address),
    cell(recipient.attempts, 'number'),
    cell(recipient.due ? time(recipient.due) : recipient.state), cell(recipient.reply),
    index === 0
      ? element('td', {},
        action('Retry', () => api.retry(message.id)), ' ',
        action('Delete', async () => confirm(`Delete ${message.id}?`) && api.remove(message.id)))
      : cell('')));
}

function fail(error) {
  say(error.message, 'bad');
}

async function refresh() {
  try {
    const [listeners, counters, queue] = await Promise.all([api.listeners(), api.statistics(), api.queue()]);
    traffic.show(at('rates'), counters, performance.now());
    fill(at('listeners'), listeners.map(listenerRow), 6, 'No listener.');
    fill(at('queue'), queue.messages.flatMap(queueRows), 7, 'Nothing waits.');
    at('waiting').textContent = queue.waiting ? `(${queue.waiting.toLocaleString()} recipients)` : '';
    say(`As of ${new Date().toLocaleTimeString()}`);
  } catch (error) {
    fail(error);
  }
}

function probed(host) {
  const over = host.tls ? `over ${host.tls}` : 'in the clear';
  return { text: `${host.host} ${over}: ${host.reply}`, under: host.transcript.map(text => ({ text, under: [] })) };
}

function behindIt(one) {
  const under = one.asked.length ? one.asked.map(probed) : one.steps.map(text => ({ text, under: [] }));
  return { text: `${one.recipient}: ${one.decision}`, under };
}

at('route-form').addEventListener('submit', async event => {
  event.preventDefault();
  const { recipient, sender, client, account } = Object.fromEntries(new FormData(event.target));
  at('route').textContent = 'Asking …';
  try {
    if (event.submitter?.value === 'probe') {
      const report = await api.probe({ recipient, sender, client, account });
      const under = report.behind.map(behindIt);
      if (report.more) {
        under.push({ text: `${report.more} more, not asked for`, under: [] });
      }
      at('route').replaceChildren(tree({ text: report.recipient, under }));
    } else {
      at('route').replaceChildren(tree((await api.route({ recipient, sender, client, account })).trace));
    }
  } catch (error) {
    at('route').textContent = error.message;
  }
});

async function run() {
  await refresh();
  setTimeout(run, document.hidden ? INTERVAL * 5 : INTERVAL);
}

run();
