import * as api from './api.js';
import { action, at, cell, element, fill, reporting, say, time } from './view.js';

function audience(bulletin) {
  return bulletin.domain ? `domain ${bulletin.domain}` : bulletin.group ? `group ${bulletin.group}` : 'all accounts';
}

function row(bulletin) {
  return element('tr', {},
    cell(bulletin.id, 'number'), cell(bulletin.subject), cell(audience(bulletin)),
    cell(time(bulletin.created)), cell(time(bulletin.expires)),
    element('td', {}, action('Take back', () => takeBack(bulletin), `Take back bulletin ${bulletin.id}`)));
}

async function refresh() {
  fill(at('bulletins'), (await api.bulletins()).map(row), 6, 'None.');
}

async function takeBack(bulletin) {
  if (confirm(`Take back “${bulletin.subject}”? Who has it keeps it.`)) {
    await api.takeBack(bulletin.id);
    await refresh();
    say(`Bulletin ${bulletin.id} is given to nobody any more`);
  }
}

async function issue() {
  const [kind, name] = at('audience').value.split(' ');
  const expires = at('expires').value;
  const issued = await api.issue({
    subject: at('subject').value,
    text: at('text').value,
    ...(kind ? { [kind]: name } : {}),
    ...(expires ? { expires: new Date(expires).toISOString() } : {}),
  });
  at('bulletin-form').reset();
  await refresh();
  say(`Bulletin ${issued.id} is issued`);
}

function choices(kind, all) {
  return all.map(({ name }) => element('option', { value: `${kind} ${name}` }, `${kind} ${name}`));
}

at('bulletin-form').addEventListener('submit', event => {
  event.preventDefault();
  reporting(issue)();
});

reporting(async () => {
  const [domains, groups] = await Promise.all([api.domains(), api.groups()]);
  at('audience').append(...choices('domain', domains), ...choices('group', groups));
  await refresh();
})();
