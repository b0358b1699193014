import * as api from './api.js';
import * as timeline from './timeline.js';
import { action, at, cell, element, fill, number, reporting, say, time } from './view.js';

const PAGE = 50;
let shown = [];

/** What was typed; the null sender is the empty text, which else would be no condition. */
function filter() {
  const given = Object.fromEntries([...new FormData(at('filter'))].filter(([, value]) => value !== ''));
  return given.sender === '<>' ? { ...given, sender: '' } : given;
}

function said(recipient) {
  return recipient.holdReason ? `held: ${recipient.holdReason}` : recipient.reply;
}

function state(message) {
  return message.holdReason ? `held: ${message.holdReason}`
    : message.recipients.map(said).find(text => text) ?? '';
}

function messageRow(message) {
  const [first] = message.recipients;
  const others = message.recipientCount - 1;
  return element('tr', {},
    cell(message.id, 'mono'), cell(time(message.received)), cell(message.sender),
    cell(others > 0 ? `${first.address} and ${number(others)} more` : first?.address ?? ''),
    cell(number(message.size), 'number'), cell(state(message), message.holdReason ? 'bad' : ''),
    element('td', {}, action('Show', () => show(message.id), `Show ${message.id}`)));
}

async function more() {
  const { waiting, messages } = await api.selected(filter(), shown.length, PAGE);
  shown = shown.concat(messages);
  fill(at('messages'), shown.map(messageRow), 7, 'No message.');
  at('more').hidden = messages.length < PAGE;
  at('waiting').textContent = waiting ? `(${number(waiting)} recipients wait)` : '';
}

async function fromTheStart() {
  shown = [];
  await more();
}

function fact(name, value) {
  return element('div', {}, element('dt', {}, name), element('dd', {}, value));
}

function recipientRow(recipient) {
  return element('tr', {},
    cell(recipient.address), cell(recipient.state.toLowerCase(), recipient.state === 'HELD' ? 'bad' : ''),
    cell(recipient.attempts, 'number'), cell(time(recipient.due)), cell(time(recipient.expires)),
    cell(recipient.remote, 'mono'), cell(said(recipient)));
}

async function show(id) {
  const message = await api.queued(id);
  at('message-title').textContent = `Message ${id}`;
  at('envelope').replaceChildren(
    fact('Sender', message.sender), fact('Received', time(message.received)), fact('Octets', number(message.size)),
    fact('Recipients', number(message.recipientCount)), fact('Client', message.client || 'this server'), fact('Account', message.account || 'none'),
    fact('Message-ID', message.messageId || 'none'), fact('Held', message.holdReason || 'no'),
    fact('Timeline', timeline.link(id)));
  fill(at('recipients'), message.recipients.map(recipientRow), 7, 'Nobody waits for it.');
  at('one').replaceChildren(...actions({ id }, id));
  at('message-section').hidden = false;
  at('message-title').focus();
}

const CHANGES = {
  retry: { label: 'Retry' },
  hold: { label: 'Hold', ask: what => ({ why: prompt(`Why is ${what} held?`, 'held by an administrator') }) },
  release: { label: 'Release' },
  reroute: {
    label: 'Reroute',
    ask: what => ({ via: prompt(`Send ${what} the way of which domain's mail? Nothing: its own way.`, '') }),
  },
  expire: { label: 'Expire', confirm: what => `Give up ${what}? The senders are told.` },
  delete: { label: 'Delete', confirm: what => `Delete ${what}? Nobody is told.` },
};

/** What an administrator adds to the change; undefined when he thinks better of it. */
function answers(change, what) {
  if (change.confirm && !confirm(change.confirm(what))) {
    return undefined;
  }
  const said = change.ask?.(what) ?? {};
  if (Object.values(said).includes(null)) {
    return undefined;
  }
  return said.via === '' ? {} : said;
}

async function apply(name, meant, what) {
  const said = answers(CHANGES[name], what);
  if (said === undefined) {
    return;
  }
  const done = await api.change(name, meant, said);
  await fromTheStart();
  at('message-section').hidden = true;
  const failed = done?.failed ? `; ${number(done.failed)} messages could not be changed` : '';
  say(`${CHANGES[name].label}: ${done ? `${number(done.recipients)} recipients` : 'done'}${failed}`);
}

/** A button for each change of what is meant, which is looked up when it is pressed. */
function actions(meant, what) {
  return Object.entries(CHANGES).flatMap(([name, change]) => [
    action(change.label, () => apply(name, meant.id ? meant : whole(), what), `${change.label} ${what}`), ' ']);
}

/** All that fits the filter; without one everything, which has to be said. */
function whole() {
  const given = filter();
  return { filter: Object.keys(given).length ? given : { all: true } };
}

function destinationRow(place) {
  const buttons = place.state === 'PAUSED'
    ? [action('Resume', async () => {
      await api.resume(place.name);
      await destinations();
      say(`${place.name} is no longer paused`);
    }, `Resume ${place.name}`)]
    : [];
  return element('tr', {},
    cell(place.name, 'mono'), cell(place.state.toLowerCase(), place.state === 'ACTIVE' ? '' : 'bad'),
    cell(number(place.active), 'number'), cell(number(place.waiting), 'number'), cell(number(place.window), 'number'),
    cell(time(place.until)), cell(place.reason), element('td', {}, ...buttons));
}

async function destinations() {
  fill(at('destinations'), (await api.destinations()).map(destinationRow), 8, 'Nothing is under way, paused or dead.');
}

async function change(verb, name) {
  if (verb === 'flush') {
    const { recipients } = await api.flush(name, false);
    say(`${number(recipients)} recipients in ${name} are tried now`);
    return;
  }
  const why = prompt(`Why is ${name} paused?`, 'paused by an administrator');
  if (why !== null) {
    await api.pause(name, why);
    await destinations();
    say(`${name} is paused`);
  }
}

async function shape() {
  const shapes = await api.shape(at('by').value);
  fill(at('shape'), shapes.map(line => element('tr', {},
    cell(line.domain), cell(number(line.total), 'number'), ...line.byAge.map(count => cell(number(count), 'number')))),
  12, 'Nothing waits.');
}

at('bulk').append(...actions({}, 'all that fit the filter'));
at('more').addEventListener('click', reporting(more));
at('filter').addEventListener('submit', event => {
  event.preventDefault();
  reporting(fromTheStart)();
});
at('destination-form').addEventListener('submit', event => {
  event.preventDefault();
  reporting(() => change(event.submitter?.value ?? 'flush', at('destination').value.trim()))();
});
at('by').addEventListener('change', reporting(shape));
at('shape-form').addEventListener('submit', event => event.preventDefault());

reporting(() => Promise.all([fromTheStart(), destinations(), shape()]))();
