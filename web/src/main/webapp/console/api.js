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
export const remove = id => call(`queue/${encodeURIComponent(id)}`, { method: 'DELETE' });
export const route = question => call(`route?${new URLSearchParams(question)}`);
export const probe = question => call('route/probe', {
  method: 'POST',
  headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
  body: JSON.stringify(question),
});
