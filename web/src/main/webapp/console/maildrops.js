import * as api from './api.js';
import { action, at, cell, element, fill, number, reporting, say, time } from './view.js';

const PAGE = 25;
let last = 0;
let shown = [];
let rows = [];

async function accountRow(account) {
  const drop = await api.maildrop(account.address);
  return element('tr', {},
    cell(account.address), cell(number(drop.messages), 'number'), cell(number(drop.octets), 'number'),
    cell(number(drop.quotaMessages), 'number'), cell(number(drop.quotaOctets), 'number'),
    element('td', {}, action('Deleted mail', () => showDeleted(account.address), `Deleted mail of ${account.address}`)));
}

async function more() {
  const accounts = await api.accounts(at('domain').value, last, PAGE);
  rows = rows.concat(await Promise.all(accounts.map(accountRow)));
  last = accounts.at(-1)?.id ?? last;
  fill(at('accounts'), rows, 6, 'No account.');
  at('more').hidden = accounts.length < PAGE;
}

async function fromTheStart() {
  last = 0;
  rows = [];
  await more();
}

function deletedRow(address, item) {
  return element('tr', {},
    cell(item.message, 'mono'), cell(item.recipient), cell(number(item.size), 'number'), cell(time(item.deleted)),
    element('td', {}, action('Restore', () => restore(address, [item.id]), `Restore ${item.message}`)));
}

async function showDeleted(address) {
  shown = await api.deletedMail(address);
  fill(at('deleted'), shown.map(item => deletedRow(address, item)), 5, 'Nothing can be restored.');
  at('deleted-title').textContent = `Deleted mail of ${address}`;
  at('deleted-section').hidden = false;
  at('restore-all').disabled = shown.length === 0;
  at('restore-all').dataset.address = address;
  at('deleted-title').focus();
}

async function restore(address, ids) {
  const { messages } = await api.restore(address, ids);
  await fromTheStart();
  await showDeleted(address);
  say(`${messages} restored to ${address}`);
}

at('restore-all').addEventListener('click',
  reporting(() => restore(at('restore-all').dataset.address, shown.map(item => item.id))));
at('more').addEventListener('click', reporting(more));
at('domain').addEventListener('change', reporting(fromTheStart));
at('domain-form').addEventListener('submit', event => event.preventDefault());

reporting(async () => {
  at('domain').append(...(await api.domains()).map(domain => element('option', {}, domain.name)));
  await fromTheStart();
})();
