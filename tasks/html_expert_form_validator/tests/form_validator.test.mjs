import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';

import { Browser } from './browser.mjs';
import { Page } from './page.mjs';
import { randomForm } from './random_form.mjs';

let browser;
let page;

before(async () => {
  browser = new Browser();
  page = await Page.open(browser);
});

after(() => browser.close());

const FORM = `
  <form>
    <p><label for="name">Your  name <span aria-hidden="true">*</span></label>
       <input id="name" required aria-describedby="name-hint">
       <span id="name-hint">As on your passport</span></p>
    <p><label for="mail">Email</label> <input id="mail" type="email" required></p>
    <p><label for="age">Age</label> <input id="age" type="number" min="18" max="99"></p>
    <p><button id="send">Send</button> <button id="draft" formnovalidate>Save</button>
       <button id="clear" type="reset">Reset</button> <button id="help" type="button">Help</button></p>
  </form>`;

// On submit

test('a form without errors is submitted', async () => {
  await page.load(FORM);
  await page.fill('#name', 'Ada');
  await page.fill('#mail', 'ada@example.org');
  await page.press('Enter');
  assert.deepEqual(await page.submits(), ['submitted']);
  assert.deepEqual([await page.messages(), await page.status()], [[], '']);
});

test('on submit every error is shown, counted, and the first has the focus', async () => {
  for (const submit of [() => page.click('#send'), () => page.press('Enter'), () => page.do("document.querySelector('form').requestSubmit()")]) {
    await page.load(FORM);
    await page.fill('#age', '7');
    await submit();
    assert.deepEqual(await page.submits(), ['cancelled']);
    await page.until('messages().length > 2');
    assert.deepEqual(await page.messages(), ['Your name is required.', 'Email is required.', 'Age must be at least 18.']);
    assert.equal(await page.status(), '3 fields need attention.');
    assert.equal(await page.focused(), 'name');
  }
});

test('a message is the description of its field, which is invalid and keeps its name', async () => {
  await page.load(FORM);
  const before = await page.accessible('#mail');
  await page.do("document.querySelector('form').requestSubmit()");
  const mail = await page.accessible('#mail');
  assert.deepEqual([mail.name, mail.description, mail.invalid], [before.name, 'Email is required.', 'true']);
  const age = await page.accessible('#age');
  assert.deepEqual([age.description, await page.do("document.querySelector('#age').hasAttribute('aria-invalid')")], ['', false]);
});

test('a description that was there comes first, and stays when the error goes', async () => {
  await page.load(FORM);
  await page.do("document.querySelector('form').requestSubmit()");
  assert.equal((await page.accessible('#name')).description, 'As on your passport Your name is required.');
  await page.fill('#name', 'Ada');
  assert.equal((await page.accessible('#name')).description, 'As on your passport');
  assert.equal(await page.do("document.querySelector('#name').getAttribute('aria-describedby')"), 'name-hint');
});

test('a message stands after its field and before the next one, outside of labels', async () => {
  await page.load(`
    <form><label>One <input id="one" required></label> <label>Two <select id="two" required><option value="">choose</option><option>b</option></select></label>
    <label for="three">Three</label><textarea id="three" required></textarea><button>Send</button></form>`);
  const names = [await page.accessible('#one'), await page.accessible('#two')].map(({ name }) => name);
  await page.do("document.querySelector('form').requestSubmit()");
  assert.deepEqual(await page.messages(), ['One is required.', 'Two is required.', 'Three is required.']);
  const order = await page.do(`[...document.querySelectorAll('input, select, textarea, button, label, *')]
    .filter((each) => each.id.match(/^(one|two|three)$/) || messageElements().includes(each) || each.matches('button'))
    .map((each) => messageElements().includes(each) ? '!' : each.id)`);
  assert.deepEqual(order, ['one', '!', 'two', '!', 'three', '!', '']);
  assert.equal(await page.do("messageElements().some((each) => each.closest('label'))"), false);
  assert.deepEqual([await page.accessible('#one'), await page.accessible('#two')].map(({ name }) => name), names);
});

test('a corrected form is submitted, with no errors and an empty status', async () => {
  await page.load(FORM);
  await page.do("document.querySelector('form').requestSubmit()");
  await page.fill('#name', 'Ada');
  await page.fill('#mail', 'ada@example.org');
  await page.press('Enter');
  assert.deepEqual(await page.submits(), ['cancelled', 'submitted']);
  assert.deepEqual([await page.messages(), await page.status()], [[], '']);
});

test('a submit shows only the errors that there are now', async () => {
  await page.load(FORM);
  await page.do("document.querySelector('form').requestSubmit()");
  await page.do("document.querySelector('#name').value = 'Ada'; document.querySelector('form').requestSubmit()");
  assert.deepEqual(await page.messages(), ['Email is required.']);
  assert.deepEqual([await page.status(), await page.focused()], ['1 field needs attention.', 'mail']);
});

test('a button with formnovalidate submits without a check', async () => {
  await page.load(FORM);
  await page.click('#draft');
  assert.deepEqual([await page.submits(), await page.messages()], [['submitted'], []]);
  await page.do("document.querySelector('form').requestSubmit()");
  await page.do("document.querySelector('#draft').click()");
  assert.deepEqual(await page.submits(), ['submitted', 'cancelled', 'submitted']);
  assert.equal((await page.messages()).length, 2);
});

// The status

test('the status is there, empty, before anything happens', async () => {
  await page.load(FORM);
  assert.equal(await page.do("document.querySelectorAll('[role=status]').length"), 1);
  assert.deepEqual([await page.do("statusOf('form').length"), await page.status()], [1, '']);
  await page.do("globalThis.first = statusOf('form')[0]; document.querySelector('form').requestSubmit()");
  assert.equal(await page.do("first.isConnected && statusOf('form')[0] === first"), true);
  const { ignored, role, live } = await page.accessible('form [role=status]');
  assert.deepEqual([ignored, role, live], [false, 'status', 'polite']);
});

test('the status is written anew at each attempt', async () => {
  await page.load(FORM);
  for (let turn = 0; turn < 3; turn++) await page.do("document.querySelector('form').requestSubmit()");
  assert.deepEqual(await page.do('announced'), Array(3).fill('2 fields need attention.'));
});

// While a person fills the form in

test('passing through a field shows nothing', async () => {
  await page.load(FORM);
  await page.press('Tab', 'Tab', 'Tab', 'Tab');
  assert.equal(await page.focused(), 'send');
  assert.deepEqual([await page.messages(), await page.do('announced')], [[], []]);
});

test('leaving an edited field shows and announces its error alone', async () => {
  await page.load(FORM);
  await page.press('Tab', 'Tab');
  await page.type('ada@');
  assert.deepEqual(await page.messages(), []);
  await page.press('Tab');
  assert.deepEqual(await page.messages(), ['Email is not an email address.']);
  assert.deepEqual(await page.do('announced'), ['Email is not an email address.']);
  assert.equal(await page.focused(), 'age');
  assert.equal((await page.accessible('#mail')).description, 'Email is not an email address.');
});

test('a field that was edited and emptied again has been edited', async () => {
  await page.load(FORM);
  await page.press('Tab');
  await page.type('A');
  await page.press('Backspace', 'Tab');
  assert.deepEqual(await page.messages(), ['Your name is required.']);
});

test('leaving a field whose error is shown announces nothing', async () => {
  await page.load(FORM);
  await page.fill('#mail', 'ada@');
  await page.press('Tab');
  await page.fill('#mail', 'ada');
  await page.press('Tab');
  assert.deepEqual(await page.do('announced'), ['Email is not an email address.']);
});

test('while editing no error appears, and one that is shown changes and goes at once', async () => {
  await page.load(FORM);
  await page.fill('#age', '1');
  assert.deepEqual(await page.messages(), []);
  await page.press('Tab');
  assert.deepEqual(await page.messages(), ['Age must be at least 18.']);
  await page.fill('#age', '100');
  assert.deepEqual(await page.messages(), ['Age must be at most 99.']);
  assert.equal((await page.accessible('#age')).description, 'Age must be at most 99.');
  await page.fill('#age', '1.5');
  assert.deepEqual(await page.messages(), ['Age must be at least 18.']);
  await page.fill('#age', '18.5');
  assert.deepEqual(await page.messages(), ['Age is not valid.']);
  await page.fill('#age', '18');
  assert.deepEqual(await page.messages(), []);
  assert.deepEqual(await page.do("[...document.querySelector('#age').attributes].map(({ name }) => name)"), ['id', 'type', 'min', 'max']);
  await page.fill('#age', '1');
  assert.deepEqual(await page.messages(), []);
  assert.deepEqual(await page.do('announced'), ['Age must be at least 18.']);
});

test('a click that leaves a field with an error is not lost', async () => {
  for (const [target, submits] of [['send', ['cancelled']], ['help', []]]) {
    await page.load(FORM);
    await page.fill('#name', 'Ada');
    await page.fill('#mail', 'ada@');
    await page.click(`#${target}`);
    await page.until("messages().includes('Email is not an email address.')");
    assert.deepEqual(await page.do('clicks'), [target]);
    assert.deepEqual(await page.submits(), submits);
  }
});

test('a field that is left by pressing the mouse on nothing shows its error afterwards', async () => {
  await page.load(`<h1 id="title">Title</h1>${FORM}`);
  await page.fill('#age', '3');
  await page.click('#title');
  await page.until('messages().length > 0');
  assert.deepEqual(await page.messages(), ['Age must be at least 18.']);
  assert.deepEqual(await page.do('announced'), ['Age must be at least 18.']);
});

test('a reset shows no errors and forgets what was edited', async () => {
  for (const reset of [() => page.click('#clear'), () => page.do("document.querySelector('form').reset()")]) {
    await page.load(FORM);
    await page.fill('#name', 'A');
    await page.fill('#name', '');
    await page.press('Enter');
    assert.equal((await page.messages()).length, 2);
    await reset();
    assert.deepEqual([await page.messages(), await page.status()], [[], '']);
    await page.do("document.querySelector('#name').focus()");
    await page.press('Tab');
    assert.deepEqual(await page.messages(), []);
  }
});

// Errors and their messages

/** Submits a form of these fields, and gives the messages. */
async function errorsOf(fields) {
  await page.load(`<form>${fields}<button>Send</button></form>`);
  await page.do("document.querySelector('form').requestSubmit()");
  return page.messages();
}

test('a prefilled value that is too short is an error', async () => {
  assert.deepEqual(await errorsOf(`
    <label for="a">Word</label><input id="a" minlength="8" value="seven77">
    <label for="b">Text</label><textarea id="b" minlength="3">ab</textarea>
    <label for="c">Empty</label><input id="c" minlength="8">
    <label for="d">Long</label><input id="d" minlength="8" value="eight888">`),
  ['Word needs at least 8 characters.', 'Text needs at least 3 characters.']);
});

test('a pattern has a message of its own or a general one', async () => {
  assert.deepEqual(await errorsOf(`
    <label for="a">Code</label><input id="a" pattern="[A-Z]{3}" value="abc">
    <label for="b">Other</label><input id="b" pattern="[A-Z]{3}" value="abc" data-pattern-message="Three capitals, please.">
    <input aria-label="Last" required>`),
  ['Code has the wrong format.', 'Three capitals, please.', 'Last is required.']);
});

test('what is no number is no missing value', async () => {
  await page.load('<form><label for="a">Count</label><input id="a" type="number" required><button>Send</button></form>');
  await page.fill('#a', 'e');
  await page.press('Enter');
  assert.deepEqual(await page.messages(), ['Count is not a number.']);
});

test('a field that has to match is checked again when the other one is edited', async () => {
  await page.load(`
    <form><label for="a">Password</label><input id="a" type="password" value="first">
    <label for="b">Again</label><input id="b" type="password" data-match="a"><button>Send</button></form>`);
  await page.fill('#b', 'second');
  await page.press('Tab');
  assert.deepEqual(await page.messages(), ['Again is not the same as Password.']);
  await page.fill('#a', 'second');
  assert.deepEqual(await page.messages(), []);
  await page.fill('#b', '');
  await page.press('Enter');
  assert.deepEqual(await page.submits(), ['submitted']);
});

test('radio buttons of one name are one field', async () => {
  await page.load(`
    <form><fieldset id="group"><legend>Size of <b>shirt</b></legend>
      <label><input type="radio" name="size" id="small" disabled>small</label>
      <label><input type="radio" name="size" id="large" required>large</label>
      <label><input type="radio" name="size" id="huge">huge</label></fieldset>
    <label><input type="checkbox" id="terms" required>The terms</label><button>Send</button></form>`);
  await page.do("document.querySelector('form').requestSubmit()");
  assert.deepEqual(await page.messages(), ['Size of shirt is required.', 'The terms is required.']);
  assert.deepEqual([await page.status(), await page.focused()], ['2 fields need attention.', 'large']);
  const { name, description } = await page.accessible('#group');
  assert.deepEqual([name, description], ['Size of shirt', 'Size of shirt is required.']);
  assert.equal(await page.do("document.querySelector('#group').contains(messageElements()[0])"), true);
  assert.equal(await page.do("!!(document.querySelector('#huge').compareDocumentPosition(messageElements()[0]) & Node.DOCUMENT_POSITION_FOLLOWING)"), true);
  await page.press('ArrowDown');
  assert.deepEqual(await page.messages(), ['The terms is required.']);
  assert.equal((await page.accessible('#group')).description, '');
  await page.do("document.querySelector('#terms').focus()");
  await page.press('Space');
  assert.deepEqual(await page.messages(), []);
});

test('names and messages are text, whatever they contain', async () => {
  const hostile = '&lt;img src=x onerror="globalThis.broken = true"&gt; &amp;amp; $&amp;';
  assert.deepEqual(await errorsOf(`
    <label for="a">${hostile}</label><input id="a" required>
    <label for="b">B</label><input id="b" pattern="x" value="y" data-pattern-message="<b>Only</b> x.">`),
  ['<img src=x onerror="globalThis.broken = true"> &amp; $& is required.', '<b>Only</b> x.']);
  assert.equal(await page.do("document.querySelectorAll('img, b').length"), 0);
});

test('seeded forms show the errors that the rules foresee', async () => {
  for (let seed = 0; seed < 8; seed++) {
    const { html, expected } = randomForm(seed);
    await page.load(`<form>${html}<button>Send</button></form>`);
    await page.do("document.querySelector('form').requestSubmit()");
    const found = { messages: await page.messages(), status: await page.status(), focused: await page.focused(), submits: await page.submits() };
    assert.deepEqual(found, expected, `seed ${seed}: ${html}`);
  }
});

// Which fields

test('fields outside of the form element are its fields', async () => {
  await page.load(`<form id="f"></form><label for="a">Far</label><input id="a" form="f" type="email" required><label for="b">Not</label><input id="b" required>
    <button form="f" id="send">Send</button>`);
  await page.fill('#a', 'x');
  await page.press('Tab');
  assert.deepEqual(await page.messages(), ['Far is not an email address.']);
  await page.fill('#a', '');
  assert.deepEqual(await page.messages(), ['Far is required.']);
  await page.do("document.querySelector('#send').click()");
  assert.deepEqual([await page.submits(), await page.status()], [['cancelled'], '1 field needs attention.']);
});

test('fields that are added later are fields', async () => {
  await page.load(FORM);
  await page.do(`document.querySelector('#age').insertAdjacentHTML('afterend', '<input id="new" aria-label="New" minlength="3">')`);
  await page.fill('#new', 'ab');
  await page.press('Tab');
  assert.deepEqual(await page.messages(), ['New needs at least 3 characters.']);
});

test('fields that are disabled or not rendered are not checked', async () => {
  const required = (id, more) => `<label for="${id}">${id}</label><input id="${id}" required ${more}>`;
  assert.deepEqual(await errorsOf(`${required('a', 'disabled')}<p hidden>${required('b', '')}</p>${required('c', 'style="display:none"')}
    <fieldset disabled>${required('d', '')}</fieldset><p id="more">${required('e', '')}</p>${required('f', '')}`),
  ['e is required.', 'f is required.']);
  await page.do("document.querySelector('#more').hidden = true");
  await page.fill('#f', 'x');
  assert.deepEqual(await page.messages(), []);
  await page.do("document.querySelector('#more').hidden = false");
  assert.deepEqual(await page.messages(), []);
});

test('fields may have any name and no id', async () => {
  await page.load(`<form>${['elements', 'id', 'length', 'submit', 'parentNode', 'noValidate']
    .map((name) => `<label>${name} <input name="${name}" required></label>`).join('')}<button>Send</button></form>`);
  await page.do("document.querySelector('button').click()");
  assert.equal(await page.status(), '6 fields need attention.');
  assert.equal(await page.do('document.activeElement.name'), 'elements');
  assert.equal((await page.accessible('[name=submit]')).description, 'submit is required.');
  await page.fill('[name=elements]', 'x');
  assert.equal((await page.messages()).length, 5);
});

test('forms do not affect each other', async () => {
  const form = (id) => `<form id="${id}"><label>Name <input name="x" required></label><button>Send</button></form>`;
  await page.load(form('one') + form('two'));
  await page.do("enhanceForm(document.querySelector('#two')); document.querySelector('#two').requestSubmit()");
  assert.deepEqual([await page.status('#one'), await page.status('#two')], ['', '1 field needs attention.']);
  assert.equal((await page.accessible('#one input')).description, '');
  assert.equal((await page.accessible('#two input')).description, 'Name is required.');
  await page.do("document.querySelector('#one').requestSubmit()");
  await page.fill('#two input', 'x');
  assert.deepEqual([await page.status('#one'), await page.messages()], ['1 field needs attention.', ['Name is required.']]);
  assert.equal((await page.accessible('#one input')).description, 'Name is required.');
});

// Undoing

test('undoing leaves the document as it was', async () => {
  await page.load(FORM.replace('id="mail"', 'id="mail" aria-invalid="false"'), { enhance: false });
  const html = 'document.documentElement.outerHTML';
  const before = await page.do(html);
  await page.do("globalThis.undo = enhanceForm(document.querySelector('form')); document.querySelector('form').requestSubmit()");
  assert.notEqual(await page.do(html), before);
  await page.do('undo()');
  assert.equal(await page.do(html), before);
  assert.equal(await page.do("document.querySelector('form').noValidate"), false);
  await page.fill('#mail', 'x');
  await page.press('Tab');
  await page.do("document.querySelector('form').requestSubmit(document.querySelector('#draft'))");
  assert.deepEqual([await page.do(html), await page.submits()], [before, ['cancelled', 'submitted']]);
  await page.do("undo = enhanceForm(document.querySelector('form')); document.querySelector('form').requestSubmit()");
  assert.deepEqual(await page.messages(), ['Your name is required.', 'Email is not an email address.']);
});

test('calling it again changes nothing', async () => {
  await page.load(FORM.replace('<form', '<form novalidate'));
  assert.equal(await page.do("enhanceForm(document.querySelector('form')) === undo"), true);
  await page.do("document.querySelector('form').requestSubmit()");
  assert.deepEqual(await page.messages(), ['Your name is required.', 'Email is required.']);
  assert.deepEqual(await page.do('announced'), ['2 fields need attention.']);
  await page.do('undo()');
  assert.equal(await page.do("document.querySelector('form').noValidate"), true);
});
