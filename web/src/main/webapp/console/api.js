/**
 * The REST API. The browser asks for the administrator's password and sends it by itself; the origin has none
 * of the credentials that the page's own address may hold, which fetch would refuse.
 */
const base = new URL('api/v1/', location.origin + location.pathname);

async function call(path, options = {}) {
  const response = await fetch(new URL(path, base), { headers: { Accept: 'application/json' }, ...options });
  if (response.ok) {
    return response.status === 204 ? undefined : response.json();
  }
  const problem = await response.json().catch(() => ({}));
  throw new Error(problem.detail ?? `${response.status} ${response.statusText}`);
}

export const listeners = () => call('listeners');
export const statistics = () => call('statistics');
export const queue = () => call('queue?limit=50');
export const retry = id => call(`queue/${encodeURIComponent(id)}/retry`, { method: 'POST' });
export const history = id => call(`timeline/${encodeURIComponent(id)}`);
export const histories = address => call(`timeline?limit=50&address=${encodeURIComponent(address)}`);
const waiting = filter => new URLSearchParams(filter);
export const selected = (filter, first, limit) => call(`queue?${waiting({ ...filter, first, limit })}`);
export const queued = id => call(`queue/${encodeURIComponent(id)}`);
export const shape = by => call(`queue/shape?by=${by}`);
/** Of one message, or of all that fit the filter. */
export const change = (name, { id, filter }, more = {}) => {
  const path = id ? `queue/${encodeURIComponent(id)}` : 'queue';
  const query = waiting({ ...filter, ...more });
  return name === 'delete'
    ? call(`${path}?${query}`, { method: 'DELETE' })
    : call(`${path}/${name}?${query}`, { method: 'POST' });
};
const destination = name => `destinations/${encodeURIComponent(name)}`;
export const destinations = () => call('destinations');
export const pause = (name, why) =>
  call(`${destination(name)}/pause?${waiting({ why })}`, { method: 'PUT' });
export const resume = name => call(`${destination(name)}/pause`, { method: 'DELETE' });
export const flush = (name, subdomains) =>
  call(`${destination(name)}/flush?${waiting({ subdomains })}`, { method: 'POST' });
export const remove = id => call(`queue/${encodeURIComponent(id)}`, { method: 'DELETE' });
export const route = question => call(`route?${new URLSearchParams(question)}`);

const send = (method, path, body) =>
  call(path, {
    method,
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
export const probe = question => send('POST', 'route/probe', question);

const account = address => `accounts/${encodeURIComponent(address)}`;

export const domains = () => call('domains');
export const groups = () => call('groups');
export const accounts = (domain, after, limit) =>
  call(`accounts?after=${after}&limit=${limit}${domain ? `&domain=${encodeURIComponent(domain)}` : ''}`);
export const maildrop = address => call(`${account(address)}/maildrop`);
export const deletedMail = address => call(`${account(address)}/maildrop/deleted`);
export const restore = (address, ids) => send('POST', `${account(address)}/maildrop/deleted/restore`, { ids });
export const bulletins = () => call('bulletins');
export const issue = bulletin => send('POST', 'bulletins', bulletin);
export const takeBack = id => call(`bulletins/${id}`, { method: 'DELETE' });
