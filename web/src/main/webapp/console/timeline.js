import * as api from './api.js';
import { at, cell, element, fill, time } from './view.js';

/** A button that shows the history of a message. */
export function link(id) {
  const button = element('button', { type: 'button', className: 'link' }, id);
  button.addEventListener('click', () => show(id));
  return button;
}

function foundRow(message) {
  return element('tr', {},
    element('td', { className: 'mono' }, link(message.id)), cell(time(message.received)), cell(message.sender),
    cell(message.client), cell(message.messageId), cell(message.ended ? time(message.ended) : 'here'));
}

function eventRow(event) {
  const bad = ['failed', 'deferred', 'quarantined'].includes(event.event) ? 'bad' : '';
  const said = element('td', {}, event.text);
  if (event.other) {
    said.append(' ', link(event.other));
  }
  if (event.dialogue.length) {
    said.append(element('details', {},
      element('summary', {}, 'What was said'), element('pre', {}, event.dialogue.join('\n'))));
  }
  return element('tr', {},
    cell(time(event.at)), cell(event.event, bad), cell(event.recipients.join(', ')),
    cell([event.by, event.tls].filter(Boolean).join(' ')), said);
}

async function show(id) {
  try {
    const { message, events } = await api.history(id);
    at('history-of').textContent = `${message.id} from ${message.sender}, ${message.size.toLocaleString()} octets`;
    fill(at('history'), events.map(eventRow), 5, 'Nothing happened.');
  } catch (error) {
    at('history-of').textContent = error.message;
    at('history').replaceChildren();
  }
  at('history-table').hidden = false;
}

const heads = (...names) =>
  element('thead', {}, element('tr', {}, ...names.map(name => element('th', { scope: 'col' }, name))));

// The same on each page that has the section.
at('timeline').append(
  element('h2', { id: 'timeline-title' }, 'Timeline'),
  element('form', { id: 'timeline-form' },
    element('label', { htmlFor: 'wanted' }, 'Queue id or address'), ' ',
    element('input', {
      id: 'wanted', name: 'wanted', type: 'text', required: true, autocomplete: 'off',
      placeholder: '000000FM or someone@example.org',
    }), ' ',
    element('button', {}, 'Show')),
  element('table', { id: 'found-table', hidden: true },
    heads('Message', 'Received', 'From', 'Client', 'Message-ID', 'Removed'), element('tbody', { id: 'found' })),
  element('table', { id: 'history-table', hidden: true },
    element('caption', { id: 'history-of' }),
    heads('Time', 'Event', 'Recipients', 'By', 'What'), element('tbody', { id: 'history' })));

at('timeline-form').addEventListener('submit', async event => {
  event.preventDefault();
  const wanted = at('wanted').value.trim();
  if (!wanted.includes('@')) {
    await show(wanted);
    return;
  }
  try {
    fill(at('found'), (await api.histories(wanted)).map(foundRow), 6, 'No message.');
    at('found-table').hidden = false;
  } catch (error) {
    at('history-of').textContent = error.message;
    at('history-table').hidden = false;
  }
});
