// A page with a form, as people meet it: what is seen, read out and focused, and keys and clicks.

import { readFileSync } from 'node:fs';

const SCRIPT = readFileSync(new URL('../form_validator.js', import.meta.url), 'utf8');

// Runs in the page, before the function under test is called.
const OBSERVER = String(() => {
  globalThis.submits = [];
  globalThis.clicks = [];
  globalThis.announced = [];
  const original = new Set(document.querySelectorAll('*'));
  addEventListener('submit', (event) => {
    submits.push(event.defaultPrevented ? 'cancelled' : 'submitted');
    event.preventDefault();
  });
  addEventListener('click', (event) => event.target.id && clicks.push(event.target.id), true);
  globalThis.isSeen = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && width > 2 && height > 2;
  };
  const added = () =>
    [...document.querySelectorAll('body *')].filter((element) => !original.has(element) && !element.closest('[role=status]'));
  globalThis.messageElements = () =>
    added().filter((element) => element.childElementCount === 0 && element.textContent !== '' && isSeen(element));
  globalThis.messages = () => messageElements().map((element) => element.textContent);
  globalThis.statusOf = (selector) => document.querySelectorAll(`${selector} [role=status]`);
  globalThis.watchStatus = () => {
    const observer = new MutationObserver((records) => {
      for (const { addedNodes } of records) announced.push(...[...addedNodes].map((node) => node.textContent));
    });
    for (const status of statusOf('form')) observer.observe(status, { childList: true, subtree: true });
  };
});

const KEYS = { Tab: 9, Enter: 13, Space: 32, Backspace: 8, ArrowDown: 40 };
const TEXTS = { Enter: '\r', Space: ' ' };

export class Page {
  #browser;
  #session;
  #frame;

  static async open(browser) {
    const page = new Page();
    page.#browser = browser;
    page.#session = await browser.open();
    await page.#session('Page.enable');
    await page.#session('Emulation.setFocusEmulationEnabled', { enabled: true });
    page.#frame = (await page.#session('Page.getFrameTree')).frameTree.frame.id;
    return page;
  }

  /** A fresh document with the script in it; the form is taken over unless `enhance` is false. */
  async load(body, { enhance = true } = {}) {
    await this.#session('Page.navigate', { url: 'about:blank' });
    const html = `<!doctype html><html lang="en"><title>Form</title><body>${body}</body></html>`;
    await this.#session('Page.setDocumentContent', { frameId: this.#frame, html });
    const start = "globalThis.undo = enhanceForm(document.querySelector('form')); watchStatus()";
    await this.do(`(${OBSERVER})();\n${SCRIPT}\n;${enhance ? start : ''}`);
  }

  /** The value of an expression in the page. */
  async do(expression) {
    const answer = await this.#session('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description ?? 'an exception');
    return answer.result.value;
  }

  /** What the accessibility tree says of an element. */
  async accessible(selector) {
    const { result } = await this.#session('Runtime.evaluate', { expression: `document.querySelector('${selector}')` });
    const tree = await this.#session('Accessibility.getPartialAXTree', { objectId: result.objectId, fetchRelatives: false });
    const { ignored, role, name, description, properties = [] } = tree.nodes[0];
    const property = (wanted) => properties.find((each) => each.name === wanted)?.value.value;
    return {
      ignored,
      role: role?.value,
      name: name?.value ?? '',
      description: description?.value ?? '',
      invalid: property('invalid'),
      live: property('live'),
    };
  }

  async press(...keys) {
    for (const key of keys) {
      const code = { key: TEXTS[key] === ' ' ? ' ' : key, code: key, windowsVirtualKeyCode: KEYS[key] };
      const text = TEXTS[key];
      await this.#session('Input.dispatchKeyEvent', { type: text ? 'keyDown' : 'rawKeyDown', text, ...code });
      await this.#session('Input.dispatchKeyEvent', { type: 'keyUp', ...code });
    }
  }

  /** Types into what has the focus. */
  type(text) {
    return this.#session('Input.insertText', { text });
  }

  /** Focuses a field as a person does who comes there by keyboard, replaces what it holds, and stays. */
  async fill(selector, text) {
    await this.do(`{ const field = document.querySelector('${selector}'); field.focus(); field.select(); }`);
    await (text === '' ? this.press('Backspace') : this.type(text));
  }

  /** Presses the mouse where an element is, and releases it at the same place, wherever the element is then. */
  async click(selector) {
    const box = `document.querySelector('${selector}').getBoundingClientRect()`;
    const [x, y] = await this.do(`(({ x, y, width, height }) => [x + width / 2, y + height / 2])(${box})`);
    const mouse = { x, y, button: 'left', clickCount: 1 };
    await this.#session('Input.dispatchMouseEvent', { type: 'mousePressed', ...mouse });
    // The page has painted what the press has changed.
    await this.do('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    await this.#session('Input.dispatchMouseEvent', { type: 'mouseReleased', ...mouse });
  }

  /** Waits until an expression is true in the page. */
  async until(expression) {
    for (let turn = 0; turn < 500; turn++) {
      if (await this.do(expression)) return;
      await this.do('new Promise((done) => setTimeout(done, 10))');
    }
    throw new Error(`this did not become true: ${expression}`);
  }

  messages() {
    return this.do('messages()');
  }

  submits() {
    return this.do('submits');
  }

  focused() {
    return this.do('document.activeElement.id');
  }

  status(form = 'form') {
    return this.do(`statusOf('${form}')[0]?.textContent ?? 'there is no status'`);
  }
}
