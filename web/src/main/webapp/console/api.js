/** The REST API. The browser asks for the administrator's password and sends it by itself. */
async function call(path, options = {}) {
  const response = await fetch(`api/v1/${path}`, { headers: { Accept: 'application/json' }, ...options });
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
export const remove = id => call(`queue/${encodeURIComponent(id)}`, { method: 'DELETE' });
export const route = recipient => call(`route?recipient=${encodeURIComponent(recipient)}`);
