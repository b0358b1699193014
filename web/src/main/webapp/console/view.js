/** Builds elements. Text from the server only ever becomes text, never markup. */
export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

export const cell = (text, className = '') => element('td', { className }, String(text));

/** Replaces the rows of a table body; says so when there are none. */
export function fill(body, rows, columns, nothing) {
  body.replaceChildren(
    ...(rows.length ? rows : [element('tr', {}, element('td', { className: 'empty', colSpan: columns }, nothing))]));
}

/** A node of an explanation with all below it, which can be folded away. */
export function tree(node) {
  return node.under.length
    ? element('details', { open: true },
      element('summary', {}, node.text), element('ul', {}, ...node.under.map(child => element('li', {}, tree(child)))))
    : element('span', {}, node.text);
}

export const time = iso => iso ? new Date(iso).toLocaleString() : '';

export const number = value => value?.toLocaleString() ?? '';

export const at = id => document.getElementById(id);

/** Tells people, and those who listen to the page. */
export function say(text, className = '') {
  at('state').textContent = text;
  at('state').className = className;
}

/** The same function, whose failure is said. */
export const reporting = run => async () => {
  try {
    await run();
  } catch (error) {
    say(error.message, 'bad');
  }
};

/** A button in a row; its label says more than its text to those who do not see the row. */
export function action(text, run, label) {
  const button = element('button', { type: 'button', ariaLabel: label }, text);
  button.addEventListener('click', async () => {
    button.disabled = true;
    await reporting(run)();
    button.disabled = false;
  });
  return button;
}
